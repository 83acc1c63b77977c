/** A report read by its link, by somebody who holds nothing else. Pure. */

import type { Report } from "./contract";
import { type Trouble, type Try, failedTry, firstTry, tryNow } from "./tries";

export interface Shared {
  at: "shared";
  token: string;
  report: Report | null;
  try: Try;
}

/** The address of the page; the token stands behind a `#`, which browsers send to no server. */
export const SHARED = "/shared";

export function shared(token: string): Shared {
  return { at: "shared", token, report: null, try: firstTry };
}

export function sharedFailed(screen: Shared, trouble: Trouble): Shared {
  return { ...screen, try: failedTry(screen.try, trouble) };
}

export function sharedAgain(screen: Shared): Shared {
  return { ...screen, try: tryNow(screen.try) };
}

export function linkTo(origin: string, token: string): string {
  return `${origin}${SHARED}#${token}`;
}
