import type { Reading } from "../../reading";
import type { Event } from "../../state";
import { useWords } from "../words";
import { Confirm } from "./confirm";

/** A second, blind review, asked for by whoever was scored. */
export function Disagree({ screen, say }: { screen: Reading; say: (event: Event) => void }) {
  const { report: text, cancel } = useWords();
  return (
    <section class="disagree">
      <h2>{text.objectTitle}</h2>
      <p>{text.objectText}</p>
      <button type="button" class="secondary" onClick={() => say({ is: "object" })}>
        {text.object}
      </button>
      {screen.objection.is === "confirming" && (
        <Confirm title={text.object} text={text.objectConfirm} yes={text.object} no={cancel} say={say} />
      )}
    </section>
  );
}
