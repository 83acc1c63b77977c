import { useLayoutEffect, useRef } from "preact/hooks";
import type { Event } from "../../state";

interface Props {
  title: string;
  text: string;
  more?: string;
  yes: string;
  no: string;
  say: (event: Event) => void;
}

/** Asks before something that cannot be taken back. Escape means no; the focus returns to where it was. */
export function Confirm({ title, text, more, yes, no, say }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  const dismiss = (event: globalThis.Event) => {
    event.preventDefault();
    say({ is: "dismiss" });
  };
  return (
    <dialog ref={dialog} aria-labelledby="confirm-title" aria-describedby="confirm-text" onCancel={dismiss}>
      <h2 id="confirm-title">{title}</h2>
      <div id="confirm-text">
        <p>{text}</p>
        {more && <p>{more}</p>}
      </div>
      <div class="dialog-actions">
        <button type="button" class="secondary" onClick={() => say({ is: "dismiss" })}>
          {no}
        </button>
        <button type="button" class="primary" onClick={() => say({ is: "confirm" })}>
          {yes}
        </button>
      </div>
    </dialog>
  );
}
