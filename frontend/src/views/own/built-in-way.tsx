import type { Built } from "../../own";
import type { Event } from "../../state";
import type { SetupWords } from "./words";

interface Props {
  built: Built;
  words: SetupWords;
  say: (event: Event) => void;
}

/** How the model of the browser stands. It is downloaded only when somebody asks for it. */
export function BuiltInWay({ built, words, say }: Props) {
  const { is, here, share } = built;
  return (
    <div class="own-way-body">
      <p class="small" aria-live="polite">
        {is === "downloading" && here ? words.downloaded(Math.round(share * 100)) : words.built[is]}
      </p>
      {is === "downloading" && (
        <progress max={1} value={here ? share : undefined} aria-label={words.built[is]} />
      )}
      {is === "downloadable" && (
        <p>
          <button type="button" class="secondary small" onClick={() => say({ is: "own-download" })}>
            {words.download}
          </button>
        </p>
      )}
    </div>
  );
}
