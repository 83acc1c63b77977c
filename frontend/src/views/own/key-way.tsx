import { type Own, chosenOf } from "../../own";
import type { OwnRow } from "../../own-contract";
import type { Event } from "../../state";
import type { SetupWords } from "./words";

interface Props {
  own: Own;
  rows: OwnRow[];
  words: SetupWords;
  say: (event: Event) => void;
}

/** A provider, one of its models, and the person's own key for it. */
export function KeyWay({ own, rows, words, say }: Props) {
  const chosen = chosenOf(own, rows);
  if (!chosen) return <p class="small">{words.noneHere}</p>;
  const { row, model } = chosen;
  const choose = (wish: { provider?: string; model?: string; remembers?: boolean }) =>
    say({ is: "own-chose", own: wish });
  return (
    <div class="own-way-body">
      <div class="own-pair">
        <label class="field">
          <span>{words.provider}</span>
          <select
            value={row.provider}
            onChange={(event) => choose({ provider: event.currentTarget.value, model: "" })}
          >
            {rows.map(({ provider, label }) => (
              <option key={provider} value={provider}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          <span>{words.model}</span>
          <select value={model} onChange={(event) => choose({ model: event.currentTarget.value })}>
            {row.models.map(({ name, label }) => (
              <option key={name} value={name}>
                {label}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Key {...{ own, row, words, say }} />
      <label class="own-check">
        <input
          type="checkbox"
          checked={own.remembers}
          onChange={(event) => choose({ remembers: event.currentTarget.checked })}
        />
        <span>
          {words.remember}
          <span class="small soft block">{words.rememberAbout}</span>
        </span>
      </label>
      <p class="small">{words.stays(row.label)}</p>
      <Caution row={row} words={words} />
    </div>
  );
}

function Key({ own, row, words, say }: Omit<Props, "rows"> & { row: OwnRow }) {
  const key = own.keys[row.provider] ?? "";
  return (
    <div class="field">
      <label for="own-key" class="small">
        {words.key}
      </label>
      <div class="row add">
        <input
          id="own-key"
          type="password"
          value={key}
          autocomplete="off"
          spellcheck={false}
          onInput={(event) => say({ is: "own-key", provider: row.provider, key: event.currentTarget.value })}
        />
        {Object.keys(own.keys).length > 0 && (
          <button type="button" class="secondary small" onClick={() => say({ is: "own-forget" })}>
            {words.forget}
          </button>
        )}
      </div>
      {row.key_url && (
        <a class="small" href={row.key_url} target="_blank" rel="noopener noreferrer">
          {words.getKey(row.label)}
        </a>
      )}
    </div>
  );
}

/** What is known of the provider that somebody should weigh before their answers go there. */
function Caution({ row, words }: { row: OwnRow; words: SetupWords }) {
  const { training, browser, label } = row;
  const said = [
    training === null ? "" : words.training[training ? "yes" : "no"](label),
    browser === "unverified" ? words.unverified(label) : "",
  ].filter(Boolean);
  return said.length > 0 ? <p class="small soft">{said.join(" ")}</p> : null;
}
