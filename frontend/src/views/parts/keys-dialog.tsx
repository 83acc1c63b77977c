import { SHORTCUTS, type Shortcut } from "../../shortcuts";
import type { Event } from "../../state";
import { useWords } from "../words";
import { Dialog } from "./dialog";

/** What the keyboard does here, and the choice to switch single keys off. */
export function KeysDialog({ single, say }: { single: boolean; say: (event: Event) => void }) {
  const { keys, room } = useWords();
  const mac = /Mac|iPhone|iPad/.test(navigator.userAgent);
  const close = () => say({ is: "dismiss" });
  const meaning = (key: Shortcut) => (key === "?" ? keys.help : keys[key]);
  const rows: [string, string][] = [
    [room.keys(mac), keys.send],
    ["Esc", keys.leave],
    ["A", keys.a],
    ...SHORTCUTS.map((key): [string, string] => [key.toUpperCase(), meaning(key)]),
  ];
  const action = (
    <button type="button" class="primary" onClick={close}>
      {keys.close}
    </button>
  );
  return (
    <Dialog title={keys.title} actions={action} onDismiss={close}>
      <p>{keys.intro}</p>
      <dl class="keys">
        {rows.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <label class="check">
        <input
          type="checkbox"
          checked={single}
          onChange={(event) => say({ is: "habit", habits: { keys: event.currentTarget.checked } })}
        />
        {keys.single}
      </label>
    </Dialog>
  );
}
