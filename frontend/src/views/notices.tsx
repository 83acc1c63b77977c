import type { Event } from "../state";
import { troubled } from "../status";
import type { Try } from "../tries";
import { StatusLine } from "./parts/status-line";
import { useWords } from "./words";

/** While an interview is fetched again. */
export function Opening({
  tried,
  online,
  say,
}: {
  tried: Try;
  online: boolean;
  say: (event: Event) => void;
}) {
  const words = useWords();
  const status = tried.trouble && troubled(tried, online, words.opening.away, words.status);
  return (
    <section class="column">
      <h1 tabIndex={-1}>{words.opening.heading}</h1>
      {status && <StatusLine status={status} say={say} />}
    </section>
  );
}

/** While a screen is still on its way to this browser. */
export function Coming({ title }: { title: string }) {
  const words = useWords();
  return (
    <section class="column">
      <h1 tabIndex={-1}>{title}</h1>
      <p role="status">{words.coming}</p>
    </section>
  );
}

/** An address that leads to nothing this browser may see. */
export function Lost({ detail }: { detail: string }) {
  const words = useWords();
  return (
    <section class="column">
      <h1 tabIndex={-1}>{words.lost.heading}</h1>
      <p>{detail || words.lost.text}</p>
      <p>
        <a class="button secondary" href="/">
          {words.lost.home}
        </a>
      </p>
    </section>
  );
}
