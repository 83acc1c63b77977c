import { type Reading, mayObject } from "../../reading";
import type { Event } from "../../state";
import { useWords } from "../words";
import { Confirm } from "./confirm";

interface Props {
  screen: Reading;
  /** How the review stands; said aloud at the head of the report, shown here too, where the button is. */
  standing: string;
  say: (event: Event) => void;
}

/** A second, blind review, asked for by whoever was scored. */
export function Disagree({ screen, standing, say }: Props) {
  const { report: text, cancel } = useWords();
  return (
    <section class="disagree">
      <h2>{text.objectTitle}</h2>
      <p>{text.objectText}</p>
      {mayObject(screen) && (
        <button type="button" class="secondary" onClick={() => say({ is: "object" })}>
          {text.object}
        </button>
      )}
      <p class="soft small">{standing}</p>
      {screen.objection.is === "confirming" && (
        <Confirm title={text.object} text={text.objectConfirm} yes={text.object} no={cancel} say={say} />
      )}
    </section>
  );
}
