/** A report that another version of may still come for: whether, and how often it is looked at until then. Pure. */

import type { Report } from "./contract";

/** Whether another version of the report is still to come. */
export function isAwaited({ report }: { report: Report | null }): boolean {
  return report?.review.state === "waiting";
}

/** Whether what came takes the place of what was read before. */
export function isReplaced(before: Report | null, report: Report): boolean {
  return before !== null && before.scored_at !== report.scored_at;
}

const LONGEST_LOOK = 300;

/** Seconds until the next look at a report whose review is awaited: soon at first, then ever more rarely. */
export function lookAgainIn(looks: number): number {
  return Math.min(LONGEST_LOOK, 4 * 2 ** Math.min(looks, 10));
}
