import type { Event } from "../../state";
import { useWords } from "../words";

interface Props {
  aloud: boolean;
  code: boolean;
  /** Whether the browser can read aloud. */
  speaks: boolean;
  say: (event: Event) => void;
}

/** Small things beside the answer box: hearing the question, a box for code, the keys. */
export function AnswerTools({ aloud, code, speaks, say }: Props) {
  const { room: text, keys } = useWords();
  return (
    <div class="answer-tools">
      {speaks && (
        <button type="button" class="quiet small" onClick={() => say({ is: "read-aloud" })}>
          {aloud ? text.stopReading : text.readAloud}
        </button>
      )}
      <button
        type="button"
        class="quiet small"
        aria-pressed={code}
        onClick={() => say({ is: "habit", habits: { code: !code } })}
      >
        {text.code}
      </button>
      <button type="button" class="quiet small only-keys" onClick={() => say({ is: "show-keys" })}>
        {keys.show}
      </button>
    </div>
  );
}
