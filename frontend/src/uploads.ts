/** Sends recordings away: an address is asked for, the sound goes there, and both are tried a few times. */

import type { Keys, Places } from "./api";
import * as contract from "./contract";
import type { Tape } from "./devices/tape";
import type { TapeEvent } from "./recordings";

const MOST_TRIES = 5;
const PATIENCE_MS = 60_000;

export function uploads(
  places: Promise<Places>,
  keys: Pick<Keys, "interview">,
  send: typeof fetch,
  say: (event: TapeEvent) => void,
  pause: (seconds: number) => Promise<void>,
) {
  return async function keep(tape: Tape): Promise<void> {
    for (let nth = 1; nth <= MOST_TRIES; nth += 1) {
      const went = await attempt(tape, await places, keys.interview(tape.id) ?? "", send, nth > 1);
      if (went === "kept") return say({ is: "tape-kept" });
      if (went === "refused") break;
      await pause(2 ** nth);
    }
    say({ is: "tape-lost", number: tape.number });
  };
}

/** What became of one try; `refused` will not become better by trying again. */
async function attempt(
  { id, number, sound }: Tape,
  { api }: Places,
  token: string,
  send: typeof fetch,
  again: boolean,
): Promise<"kept" | "refused" | "away"> {
  try {
    const asked = await send(`${api}/interviews/${encodeURIComponent(id)}/recordings`, {
      method: "POST",
      headers: { "X-Interview-Token": token, "Content-Type": "application/json" },
      body: JSON.stringify({ number, media: sound.type }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (!asked.ok) return asked.status >= 500 || asked.status === 429 ? "away" : "refused";
    const { url, headers, max_bytes } = contract.upload(await asked.json(), "");
    if (sound.size > max_bytes) return "refused";
    const sent = await send(url, {
      method: "PUT",
      headers,
      body: sound,
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (sent.ok) return "kept";
    // An address creates and never writes over: a try before this one arrived, and only the answer to it was lost.
    if (sent.status === 403 || sent.status === 409) return again ? "kept" : "refused";
    return "away";
  } catch {
    return "away";
  }
}
