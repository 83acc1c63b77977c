import type { Event } from "../state";
import { troubled } from "../status";
import type { Try } from "../tries";
import { words } from "../words";
import { StatusLine } from "./parts/status-line";

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
  const status = tried.trouble && troubled(tried, online, words.opening.away);
  return (
    <section class="column">
      <h1 tabIndex={-1}>{words.opening.heading}</h1>
      {status && <StatusLine status={status} say={say} />}
    </section>
  );
}

/** An address that leads to nothing this browser may see. */
export function Lost({ detail }: { detail: string }) {
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
