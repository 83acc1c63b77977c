import type { OwnStanding } from "../../own-status";
import type { Event } from "../../state";
import { useWords } from "../words";

interface Props {
  standing: OwnStanding;
  say: (event: Event) => void;
}

/** How the review by the person's own model stands, and the way to have it tried again. */
export function OwnStandingPart({ standing, say }: Props) {
  const { own: text } = useWords();
  const { tone, again, keyFor } = standing;
  return (
    <div class="own-standing">
      <p role="status" class={tone === "warn" ? "warn" : ""}>
        {standing.text}
      </p>
      {keyFor !== null && <KeyForm {...keyFor} say={say} />}
      {again && keyFor === null && (
        <button type="button" class="secondary small" onClick={() => say({ is: "own-again" })}>
          {text.again}
        </button>
      )}
    </div>
  );
}

/** Taken only when it is complete: half a key would be refused. */
function KeyForm({ provider, label, say }: { provider: string; label: string; say: Props["say"] }) {
  const { own: text } = useWords();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget as HTMLFormElement).get("key");
    if (typeof typed !== "string" || typed.trim() === "") return;
    say({ is: "own-key", provider, key: typed });
    say({ is: "own-again" });
  };
  return (
    <form class="field" onSubmit={submit}>
      <label for="own-key">{text.key(label)}</label>
      <div class="row add">
        <input id="own-key" name="key" type="password" autocomplete="off" spellcheck={false} />
        <button type="submit" class="secondary small">
          {text.again}
        </button>
      </div>
    </form>
  );
}
