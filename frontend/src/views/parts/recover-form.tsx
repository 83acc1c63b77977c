import { useState } from "preact/hooks";
import type { Person } from "../../person";
import type { Event } from "../../state";
import { type Status, troubled } from "../../status";
import type { Words } from "../../words/en";
import { useWords } from "../words";
import { StatusLine } from "./status-line";

interface Props {
  person: Person;
  online: boolean;
  say: (event: Event) => void;
}

/** A recovery code from another device. */
export function RecoverForm({ person, online, say }: Props) {
  const words = useWords();
  const { data: text } = words;
  const [code, setCode] = useState("");
  const submit = (event: globalThis.Event) => {
    event.preventDefault();
    say({ is: "recover", code });
  };
  return (
    <details class="recover" open={!person.known}>
      <summary>{text.recoverTitle}</summary>
      <form onSubmit={submit}>
        <p class="soft">{text.recoverText}</p>
        <label for="recovery-code">{text.recoverLabel}</label>
        <div class="row">
          <input
            id="recovery-code"
            value={code}
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            onInput={(event) => setCode(event.currentTarget.value)}
          />
          <button type="submit" class="secondary">
            {text.recover}
          </button>
        </div>
      </form>
      <StatusLine status={statusOf(person, online, words)} say={say} />
    </details>
  );
}

function statusOf({ task }: Person, online: boolean, { data, status }: Words): Status {
  const line = (text: string, tone: Status["tone"]): Status => ({ text, tone, canRetry: false });
  if (task.is === "recovered") return line(data.recovered, "quiet");
  if (task.is !== "recovering") return line("", "quiet");
  const { trouble } = task.try;
  if (!trouble) return line(data.recovering, "wait");
  const transient = trouble.kind === "away" || trouble.kind === "busy";
  return transient ? troubled(task.try, online, "", status) : line(trouble.detail, "warn");
}
