import type { Event } from "../../state";
import { Dialog } from "./dialog";

interface Props {
  title: string;
  text: string;
  more?: string;
  yes: string;
  no: string;
  say: (event: Event) => void;
}

/** Asks before something that cannot be taken back. */
export function Confirm({ title, text, more, yes, no, say }: Props) {
  const actions = (
    <>
      <button type="button" class="secondary" onClick={() => say({ is: "dismiss" })}>
        {no}
      </button>
      <button type="button" class="primary" onClick={() => say({ is: "confirm" })}>
        {yes}
      </button>
    </>
  );
  return (
    <Dialog title={title} actions={actions} onDismiss={() => say({ is: "dismiss" })}>
      <p>{text}</p>
      {more && <p>{more}</p>}
    </Dialog>
  );
}
