/** Fetches the screens behind the first page, and again where that fails. Pure but for what is handed in. */

import type { Screen } from "./state";

export type Screens = typeof import("./views/screens");

const SHOWN_AT_ONCE: Screen["at"][] = ["landing", "ops", "opening", "lost"];
const AGAIN_MS = 2000;
const TRIES = 3;

/** Whether a screen can be shown only with what is fetched here. */
export const isBehind = ({ at }: Screen): boolean => !SHOWN_AT_ONCE.includes(at);

/** Asks one fetch at a time until it came, which is told once; `stuck` is told after every few that failed. */
export function behind<T>(
  load: () => Promise<T>,
  came: (screens: T) => void,
  stuck: () => void,
  after: (go: () => void, ms: number) => void,
) {
  let asked = false;
  let failures = 0;
  const ask = () => {
    load().then(came, () => {
      failures += 1;
      if (failures % TRIES === 0) stuck();
      after(ask, AGAIN_MS);
    });
  };
  return function fetchOnce(): void {
    if (asked) return;
    asked = true;
    ask();
  };
}
