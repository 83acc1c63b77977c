/** A report read by its link, by somebody who holds nothing else: fetched, and looked at again while its review is
 * awaited. Pure. */

import type { Report } from "./contract";
import { isAwaited, isReplaced } from "./looking";
import { type Trouble, type Try, failedTry, firstTry, tryNow } from "./tries";

export interface Shared {
  at: "shared";
  token: string;
  report: Report | null;
  try: Try;
  /** How often it was looked at while its review was awaited. */
  looks: number;
  /** The report was replaced while somebody read it. */
  replaced: boolean;
}

/** The address of the page; the token stands behind a `#`, which browsers send to no server. */
export const SHARED = "/shared";

export function shared(token: string): Shared {
  return { at: "shared", token, report: null, try: firstTry, looks: 0, replaced: false };
}

export function sharedCame(screen: Shared, report: Report): Shared {
  const { report: before, looks } = screen;
  const replaced = screen.replaced || isReplaced(before, report);
  return { ...screen, report, try: firstTry, looks: before ? looks + 1 : looks, replaced };
}

export function sharedFailed(screen: Shared, trouble: Trouble): Shared {
  return screen.report
    ? { ...screen, looks: screen.looks + 1 }
    : { ...screen, try: failedTry(screen.try, trouble) };
}

export function sharedAgain(screen: Shared): Shared {
  return { ...screen, try: tryNow(screen.try), looks: isAwaited(screen) ? 0 : screen.looks };
}

export function linkTo(origin: string, token: string): string {
  return `${origin}${SHARED}#${token}`;
}
