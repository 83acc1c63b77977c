import type { Event } from "../../state";
import { useWords } from "../words";

interface Props {
  aloud: boolean;
  code: boolean;
  /** Whether the browser can read aloud. */
  speaks: boolean;
  /** Whether spoken answers are recorded; null where they cannot be. */
  record: boolean | null;
  say: (event: Event) => void;
}

/** Small things beside the answer box: hearing the question, a box for code, the keys. */
export function AnswerTools({ aloud, code, speaks, record, say }: Props) {
  const { room: text, recording, keys } = useWords();
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
      {record !== null && (
        <button type="button" class="quiet small" onClick={() => say({ is: "try-mic" })}>
          {recording.tool(record)}
        </button>
      )}
      <button type="button" class="quiet small only-keys" onClick={() => say({ is: "show-keys" })}>
        {keys.show}
      </button>
    </div>
  );
}
