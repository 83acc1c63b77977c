import type { Event } from "../../state";
import { useWords } from "../words";
import { Dialog } from "./dialog";

interface Props {
  level: number | null;
  trouble: "" | "denied" | "no-microphone";
  /** Whether the browser turns speech into text. */
  hears: boolean;
  say: (event: Event) => void;
}

/** Before the first spoken answer: what happens with the audio, and whether the microphone hears anything. */
export function MicDialog({ level, trouble, hears, say }: Props) {
  const { mic, cancel, keys } = useWords();
  const dismiss = () => say({ is: "dismiss" });
  const actions = (
    <>
      <button type="button" class="secondary" onClick={dismiss}>
        {hears ? cancel : keys.close}
      </button>
      {hears && (
        <button type="button" class="primary" onClick={() => say({ is: trouble ? "try-mic" : "listen" })}>
          {trouble ? mic.again : mic.start}
        </button>
      )}
    </>
  );
  return (
    <Dialog title={mic.title} actions={actions} onDismiss={dismiss}>
      <p>{hears ? mic.privacy : mic.absent}</p>
      {hears && (
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
