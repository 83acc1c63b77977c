import type { Event } from "../../state";
import type { Status } from "../../status";
import { useWords } from "../words";

/** The one place where a screen says how things stand. Its height is reserved. */
export function StatusLine({ status, say }: { status: Status; say: (event: Event) => void }) {
  const words = useWords();
  return (
    <div class={`status is-${status.tone}`}>
      <p role="status">{status.text}</p>
      {status.canRetry && (
        <button type="button" class="quiet small" onClick={() => say({ is: "retry" })}>
          {words.tryNow}
        </button>
      )}
    </div>
  );
}
