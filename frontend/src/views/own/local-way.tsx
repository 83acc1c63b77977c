import { type Own, isLoopback } from "../../own";
import type { Event } from "../../state";
import type { SetupWords } from "./words";

interface Props {
  own: Own;
  words: SetupWords;
  say: (event: Event) => void;
}

/** A server on this machine: where it is, which of its models, and what has to be allowed. */
export function LocalWay({ own, words, say }: Props) {
  const { base, served, found } = own;
  const here = isLoopback(base);
  const standing = {
    ...{ unasked: "", asking: words.finding, away: words.away },
    found: words.found(found.models.length),
  };
  return (
    <div class="own-way-body">
      <div class="own-pair">
        <label class="field">
          <span>{words.base}</span>
          <input
            type="url"
            value={base}
            autocomplete="off"
            spellcheck={false}
            aria-invalid={!here}
            aria-describedby="own-base-note"
            onInput={(event) => say({ is: "own-chose", own: { base: event.currentTarget.value } })}
          />
        </label>
        <label class="field">
          <span>{words.served}</span>
          <input
            value={served}
            list="own-served"
            maxLength={100}
            autocomplete="off"
            spellcheck={false}
            onInput={(event) => say({ is: "own-chose", own: { served: event.currentTarget.value } })}
          />
          <datalist id="own-served">
            {found.models.map((model) => (
              <option key={model} value={model} />
            ))}
          </datalist>
        </label>
      </div>
      <p id="own-base-note" class="small warn">
        {here ? "" : words.badBase}
      </p>
      <div class="row own-find">
        <button
          type="button"
          class="secondary small"
          disabled={!here}
          onClick={() => say({ is: "own-find" })}
        >
          {words.find}
        </button>
        <p class={found.is === "away" ? "small warn" : "small soft"} aria-live="polite">
          {standing[found.is]}
        </p>
      </div>
      <p class="small">
        {words.allow} <code>OLLAMA_ORIGINS={location.origin}</code>
      </p>
      <p class="small">{words.allowThen}</p>
      <p class="small">{words.staysHere}</p>
    </div>
  );
}
