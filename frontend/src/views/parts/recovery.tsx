import type { Person } from "../../person";
import type { Event } from "../../state";
import { useWords } from "../words";
import { CopyButton } from "./copy-button";
import { RecoverForm } from "./recover-form";

interface Props {
  person: Person;
  online: boolean;
  say: (event: Event) => void;
}

/** The code that opens this history elsewhere; for somebody new here, the place to enter one. */
export function Recovery({ person, online, say }: Props) {
  return (
    <section class="recovery">
      {person.known && <Code code={person.code} />}
      <RecoverForm person={person} online={online} say={say} />
    </section>
  );
}

function Code({ code }: { code: string }) {
  const { data: text } = useWords();
  return (
    <>
      <h2>{text.codeTitle}</h2>
      <p class="soft">{code === "" ? text.noCode : text.codeText}</p>
      {code !== "" && (
        <div class="row code-row">
          <code>{code}</code>
          <CopyButton text={code} label={text.copy} done={text.copied} failed={text.notCopied} />
        </div>
      )}
    </>
  );
}
