/** Keeps the calls under way equal to the calls wanted: starts what is new, ends what nobody waits for any more. */

import type { Call, Request } from "./calls";
import type { ServerEvent } from "./state";
import { spread } from "./tries";

type Ask = (request: Request, signal: AbortSignal) => Promise<ServerEvent>;

export function caller(
  ask: Ask,
  say: (event: ServerEvent) => void,
  chance: () => number,
): (wanted: Call[]) => void {
  const underWay = new Map<string, AbortController>();

  async function make({ key, after, request }: Call, { signal }: AbortController): Promise<void> {
    if (after > 0) await pause(spread(after, chance()), signal);
    if (signal.aborted) return;
    const event = await ask(request, signal);
    if (underWay.get(key)?.signal !== signal) return;
    underWay.delete(key);
    say(event);
  }

  return (wanted) => {
    for (const [key, control] of underWay) {
      if (wanted.some((call) => call.key === key)) continue;
      control.abort();
      underWay.delete(key);
    }
    for (const call of wanted) {
      if (underWay.has(call.key)) continue;
      const control = new AbortController();
      underWay.set(call.key, control);
      void make(call, control);
    }
  };
}

function pause(seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, seconds * 1000);
    signal.addEventListener("abort", () => (clearTimeout(timer), resolve()));
  });
}
