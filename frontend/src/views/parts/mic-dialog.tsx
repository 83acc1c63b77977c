import type { Event } from "../../state";
import { useWords } from "../words";
import { Dialog } from "./dialog";

interface Props {
  level: number | null;
  trouble: "" | "denied" | "no-microphone";
  /** Whether the browser turns speech into text. */
  hears: boolean;
  /** Whether what is said can be recorded too, and is to be; null where it cannot. */
  record: boolean | null;
  say: (event: Event) => void;
}

/** Before the first spoken answer: what happens with the audio, and whether the microphone hears anything. */
export function MicDialog({ level, trouble, hears, record, say }: Props) {
  const { mic, recording, cancel, keys } = useWords();
  const opens = hears || record === true;
  const dismiss = () => say({ is: "dismiss" });
  const actions = (
    <>
      <button type="button" class="secondary" onClick={dismiss}>
        {opens ? cancel : keys.close}
      </button>
      {opens && (
        <button type="button" class="primary" onClick={() => say({ is: trouble ? "try-mic" : "listen" })}>
          {trouble ? mic.again : mic.start}
        </button>
      )}
    </>
  );
  return (
    <Dialog title={mic.title} actions={actions} onDismiss={dismiss}>
      <p>{hears ? mic.privacy : mic.absent}</p>
      {record !== null && (
        <label class="check">
          <input
            type="checkbox"
            checked={record}
            onChange={(event) => say({ is: "habit", habits: { record: event.currentTarget.checked } })}
          />
          <span>
            {recording.wish}
            <span class="soft small block">{recording.about}</span>
          </span>
        </label>
      )}
      {opens && (
        <>
          <p role="status">{trouble ? mic[trouble] : level === null ? mic.opening : mic.check}</p>
          {!trouble && (
            <meter min={0} max={1} value={level ?? 0} aria-label={mic.level}>
              {Math.round((level ?? 0) * 100)}
            </meter>
          )}
        </>
      )}
    </Dialog>
  );
}
