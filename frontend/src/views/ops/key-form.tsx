import { useState } from "preact/hooks";
import type { Event } from "../../state";
import { words } from "./words";

/** Asks for the function key; a password field, so that it is neither shown nor suggested elsewhere. */
export function KeyForm({ refused, say }: { refused: boolean; say: (event: Event) => void }) {
  const [key, setKey] = useState("");
  const submit = (event: globalThis.Event) => {
    event.preventDefault();
    say({ is: "ops-key", key });
  };
  return (
    <form class="ops-key column" lang="en" onSubmit={submit}>
      <h1 tabIndex={-1}>{words.heading}</h1>
      <p class="soft" id="ops-key-text">
        {words.keyText}
      </p>
      <label for="ops-key">{words.key}</label>
      <div class="row">
        <input
          id="ops-key"
          type="password"
          autocomplete="off"
          required
          value={key}
          aria-describedby="ops-key-text"
          onInput={(event) => setKey(event.currentTarget.value)}
        />
        <button type="submit" class="primary">
          {words.open}
        </button>
      </div>
      <p role="status" class="status is-warn">
        {refused && words.refused}
      </p>
    </form>
  );
}
