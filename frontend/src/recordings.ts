/** Recordings of spoken answers: which are wanted, which are kept, and where they can be heard. Pure. */

import type { Heard } from "./contract";

/** What was recorded in this tab: how many have arrived, and the questions whose recording did not. */
export interface Taped {
  kept: number;
  lost: number[];
}

export const untaped: Taped = { kept: 0, lost: [] };

export type TapeEvent = { is: "tape-kept" } | { is: "tape-lost"; number: number };

export function nextInTaped(taped: Taped, event: TapeEvent): Taped {
  return event.is === "tape-kept"
    ? { ...taped, kept: taped.kept + 1 }
    : { ...taped, lost: [...taped.lost, event.number] };
}

/** Addresses by the number of the question. */
export function byNumber(heard: Heard[]): Record<number, string> {
  return Object.fromEntries(heard.map(({ number, url }) => [number, url]));
}
