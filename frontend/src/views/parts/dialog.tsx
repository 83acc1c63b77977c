import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

interface Props {
  title: string;
  /** The buttons, the way back first. */
  actions: ComponentChildren;
  onDismiss: () => void;
  children: ComponentChildren;
}

/** Stands before the page until it is answered. Escape dismisses it; the focus returns to where it was. */
export function Dialog({ title, actions, onDismiss, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  const dismiss = (event: globalThis.Event) => {
    event.preventDefault();
    onDismiss();
  };
  return (
    <dialog ref={dialog} aria-labelledby="dialog-title" aria-describedby="dialog-text" onCancel={dismiss}>
      <h2 id="dialog-title">{title}</h2>
      <div id="dialog-text">{children}</div>
      <div class="dialog-actions">{actions}</div>
    </dialog>
  );
}
