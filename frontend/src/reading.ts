/** The report being read, and what each event makes of it: waiting for it, its review, an objection. Pure. */

import type { Heard, Report } from "./contract";
import { isAwaited, isReplaced } from "./looking";
import { type Sharing, type SharingEvent, nextInSharing, shareAgain, sharingFailed } from "./sharing";
import { type Trouble, type Try, failedTry, firstTry, tryNow } from "./tries";

/** "I disagree": a second, blind review is asked for. */
export type Objection =
  | { is: "none" }
  | { is: "confirming" }
  | { is: "asking"; try: Try }
  | { is: "refused"; detail: string; retryIn: number | null };

export interface Reading {
  at: "report";
  id: string;
  report: Report | null;
  try: Try;
  /** How often it was looked at while its review was awaited. */
  looks: number;
  /** The report was replaced while somebody read it. */
  replaced: boolean;
  objection: Objection;
  sharing: Sharing;
  /** Recordings that can be listened to, and how many had arrived when they were looked for; null before. */
  heard: Heard[];
  heardAfter: number | null;
}

export type ReadingEvent =
  | SharingEvent
  | { is: "object" }
  | { is: "confirm" }
  | { is: "dismiss" }
  | { is: "report-came"; report: Report }
  | { is: "report-waiting"; retryIn: number | null }
  | { is: "objected"; review: Report["review"] };

export function reading(id: string): Reading {
  return {
    ...{ at: "report", id, report: null, try: firstTry, looks: 0, replaced: false },
    ...{ objection: { is: "none" }, sharing: { is: "shut" }, heard: [], heardAfter: null },
  };
}

export function nextInReading(screen: Reading, event: ReadingEvent): Reading {
  const { objection, report } = screen;
  switch (event.is) {
    case "report-came":
      return came(screen, event.report);
    case "report-waiting": {
      const trouble: Trouble = { kind: "scoring", detail: "", retryIn: event.retryIn };
      return { ...screen, try: failedTry(screen.try, trouble) };
    }
    case "object":
      return mayObject(screen) ? { ...screen, objection: { is: "confirming" } } : screen;
    case "dismiss":
      return objection.is === "confirming" ? { ...screen, objection: { is: "none" } } : screen;
    case "confirm":
      if (objection.is !== "confirming") return screen;
      return { ...screen, objection: { is: "asking", try: firstTry } };
    case "objected":
      return { ...screen, report: report && { ...report, review: event.review }, objection: { is: "none" } };
    default:
      return { ...screen, sharing: nextInSharing(screen.sharing, event) };
  }
}

const LINK = ["link", "make-link", "revoke-link"];

/** A call of this screen failed. A report that is shown already stays; it is only looked at again later. */
export function readingFailed(screen: Reading, call: string, trouble: Trouble): Reading {
  const { objection } = screen;
  if (LINK.includes(call)) return { ...screen, sharing: sharingFailed(screen.sharing, trouble) };
  if (call === "review") {
    if (objection.is !== "asking") return screen;
    if (trouble.kind === "away")
      return { ...screen, objection: { is: "asking", try: failedTry(objection.try, trouble) } };
    return { ...screen, objection: { is: "refused", detail: trouble.detail, retryIn: trouble.retryIn } };
  }
  return screen.report
    ? { ...screen, looks: screen.looks + 1 }
    : { ...screen, try: failedTry(screen.try, trouble) };
}

/** Everything that waits is tried at once. */
export function readAgain(screen: Reading): Reading {
  const { objection } = screen;
  const asking: Objection =
    objection.is === "asking" ? { ...objection, try: tryNow(objection.try) } : objection;
  return {
    ...screen,
    try: tryNow(screen.try),
    looks: isAwaited(screen) ? 0 : screen.looks,
    objection: asking,
    sharing: shareAgain(screen.sharing),
  };
}

export function mayObject({ report, objection }: Reading): boolean {
  if (report === null || report.overall === null || report.review.state === "waiting") return false;
  const done = report.judges.some(({ sort }) => sort === "blind");
  return !done && (objection.is === "none" || objection.is === "refused");
}

/** Whether an objection is being made, or its review is awaited. */
export function isObjecting({ report, objection }: Reading): boolean {
  const waits = report?.review.state === "waiting" && report.review.blind;
  return waits || objection.is === "confirming" || objection.is === "asking";
}

function came(screen: Reading, report: Report): Reading {
  const { report: before, looks } = screen;
  const replaced = screen.replaced || isReplaced(before, report);
  return { ...screen, report, try: firstTry, looks: before ? looks + 1 : looks, replaced };
}
