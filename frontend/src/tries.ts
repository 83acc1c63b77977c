/** A call that may have to be made more than once: how often it was tried and what is in the way. */

/**
 * away: no answer, or not one of ours; busy: the server asks to wait; limit: the day's interviews are used up;
 * scoring: the report is being made; lost: unknown here, or not ours to open; refused: what we sent is not accepted.
 */
export type TroubleKind = "away" | "busy" | "scoring" | "limit" | "lost" | "refused";

export interface Trouble {
  kind: TroubleKind;
  /** What the contract calls it ("daily-limit"), where the answer was one of ours. */
  slug?: string;
  detail: string;
  retryIn: number | null;
  /** The part of what was sent that is refused ("resume_id"), where the server names one. */
  field?: string;
}

/** The trouble in the words of the interface, where those have words of their own for it. */
export function inWords(trouble: Trouble, problems: Record<string, string>): Trouble {
  const own = trouble.slug === undefined ? undefined : problems[trouble.slug];
  return own === undefined ? trouble : { ...trouble, detail: own };
}

export interface Try {
  attempt: number;
  trouble: Trouble | null;
}

export const MOST_TRIES = 40;
const LONGEST_WAIT = 30;

export const firstTry: Try = { attempt: 0, trouble: null };

export function failedTry(earlier: Try, trouble: Trouble): Try {
  return { attempt: earlier.attempt + 1, trouble };
}

/** The next try, at once. While one is under way it stays the only one. */
export function tryNow(earlier: Try): Try {
  return earlier.trouble ? { attempt: earlier.attempt + 1, trouble: null } : earlier;
}

/** Seconds until the next try; null when it is up to the person. The server's own word is the least we wait. */
export function waitFor({ attempt, trouble }: Try): number | null {
  if (!trouble) return 0;
  if (!["away", "busy", "scoring"].includes(trouble.kind)) return null;
  if (attempt >= MOST_TRIES) return null;
  const doubling = Math.min(LONGEST_WAIT, 2 ** Math.max(0, attempt - 1));
  return Math.max(doubling, trouble.retryIn ?? 0);
}

/** `chance` is from 0 to 1. Spreads the tries of many browsers, so that they do not all come back in one second. */
export function spread(seconds: number, chance: number): number {
  return seconds * (1 + chance / 4);
}
