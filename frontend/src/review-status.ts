/** How the review of a report stands, in one line. Pure. */

import type { Reading } from "./reading";
import { type Status, troubled } from "./status";
import { dateTimeOf, momentOf } from "./time";
import type { Words } from "./words/en";

export function reviewStatus(screen: Reading, online: boolean, words: Words): Status {
  const { report, objection, replaced } = screen;
  const text = words.report;
  if (objection.is === "asking") {
    return objection.try.trouble
      ? troubled(objection.try, online, "", words.status)
      : line(text.objecting, "wait");
  }
  if (objection.is === "refused") {
    const when =
      objection.retryIn === null ? "" : text.objectAgain(inSeconds(objection.retryIn, words.locale));
    return line([objection.detail, when].filter(Boolean).join(" "), "warn");
  }
  if (!report) return line("", "quiet");
  const { state, blind, place, expected_at } = report.review;
  if (state === "waiting") {
    const when = expected_at === null ? "" : momentOf(expected_at, words);
    return line(text.reviewWaits(blind, place, when), "wait");
  }
  if (replaced) return line(text.replaced, "quiet");
  return line(report.status === "provisional" ? text.provisional : "", "quiet");
}

function line(text: string, tone: Status["tone"]): Status {
  return { text, tone, canRetry: false };
}

function inSeconds(seconds: number, locale: string): string {
  return dateTimeOf(new Date(Date.now() + seconds * 1000).toISOString(), locale);
}
