import type { Habits } from "../../habits";
import type { Room } from "../../room";
import type { Event } from "../../state";
import { useWords } from "../words";
import { Confirm } from "./confirm";
import { Dialog } from "./dialog";
import { KeysDialog } from "./keys-dialog";
import { MicDialog } from "./mic-dialog";

interface Props {
  room: Room;
  habits: Habits;
  hears: boolean;
  /** Whether spoken answers are recorded; null where they cannot be. */
  record: boolean | null;
  say: (event: Event) => void;
}

/** Whatever stands before the room. */
export function RoomDialogs({ room, habits, hears, record, say }: Props) {
  const { doing } = room;
  switch (doing.is) {
    case "confirming":
      return doing.what === "skip" ? <Skip say={say} /> : <Finish room={room} say={say} />;
    case "paused":
      return <Paused say={say} />;
    case "reading-keys":
      return <KeysDialog single={habits.keys} say={say} />;
    case "trying-mic":
      return (
        <MicDialog level={doing.level} trouble={doing.trouble} hears={hears} record={record} say={say} />
      );
    default:
      return null;
  }
}

type Saying = Pick<Props, "say">;

function Skip({ say }: Saying) {
  const { room: text, cancel } = useWords();
  return <Confirm title={text.skipTitle} text={text.skipText} yes={text.skipConfirm} no={cancel} say={say} />;
}

function Finish({ room, say }: Saying & Pick<Props, "room">) {
  const { room: text } = useWords();
  const { answered, planned } = room.progress;
  return (
    <Confirm
      title={text.finishTitle}
      text={text.finishText(answered, planned)}
      more={room.answer.trim() === "" ? "" : text.finishUnsent}
      yes={text.finishConfirm}
      no={text.keepGoing}
      say={say}
    />
  );
}

function Paused({ say }: Saying) {
  const { room: text } = useWords();
  const goOn = () => say({ is: "dismiss" });
  const action = (
    <button type="button" class="primary" onClick={goOn}>
      {text.goOn}
    </button>
  );
  return (
    <Dialog title={text.pausedTitle} actions={action} onDismiss={goOn}>
      <p>{text.pausedText}</p>
    </Dialog>
  );
}
