import { describe, expect, it } from "vitest";
import { calls } from "./calls";
import type { Report } from "./contract";
import { isAwaited, lookAgainIn } from "./looking";
import { type Reading, isObjecting, mayObject } from "./reading";
import { reviewStatus } from "./review-status";
import type { Event, State } from "./state";
import { aCatalog, aReport, aState, after, away, trouble } from "./testing/values";
import { words } from "./words/en";

const text = words.report;
const waiting: Report["review"] = {
  state: "waiting",
  blind: false,
  place: 3,
  expected_at: "2026-11-24T15:30:00Z",
};
const provisional = aReport({ status: "provisional", review: waiting });
const came = (report: Report): Event => ({ is: "report-came", report });
const reviewed = aReport({ scored_at: "2026-11-24T10:05:00Z", review: { ...waiting, state: "done" } });

function shown(...events: Event[]): State {
  return after(
    aState("/interviews/iv/report", { known: false }),
    { is: "catalog-came", catalog: aCatalog },
    ...events,
  );
}

function readingOf({ screen }: State): Reading {
  if (screen.at !== "report") throw new Error(`not at the report but at ${screen.at}`);
  return screen;
}

const line = (state: State) => reviewStatus(readingOf(state), true, words);

describe("a provisional report whose review waits", () => {
  it("says its place in line and when to expect the review", () => {
    expect(line(shown(came(provisional))).text).toMatch(
      /place 3 in line, expected by \d\d:\d\d (on \w+day|today)/,
    );
    const unknown = aReport({
      status: "provisional",
      review: { state: "waiting", blind: false, place: null, expected_at: null },
    });
    expect(line(shown(came(unknown))).text).not.toMatch(/place|expected by|null/);
  });

  it("is looked at again: soon at first, then ever more rarely, and never faster than the one before", () => {
    const pace = Array.from({ length: 12 }, (_, looks) => lookAgainIn(looks));
    expect(pace.slice(0, 3)).toEqual([4, 8, 16]);
    expect(pace.at(-1)).toBe(300);
    expect(pace).toEqual(pace.toSorted((a, b) => a - b));
  });

  it("each look is a call of its own", () => {
    const once = shown(came(provisional));
    const twice = after(once, came(provisional));
    expect(calls(once)).toMatchObject([{ after: 4, request: { is: "report", id: "iv" } }]);
    expect(calls(twice)).toMatchObject([{ after: 8, request: { is: "report", id: "iv" } }]);
    expect(calls(twice)[0]?.key).not.toBe(calls(once)[0]?.key);
  });

  it("stays on the page when a look fails, and is looked at again", () => {
    const state = after(shown(came(provisional)), { is: "failed", call: "report", trouble: away });
    expect(readingOf(state).report).toEqual(provisional);
    expect(calls(state)).toMatchObject([{ after: 8 }]);
  });

  it("is looked at at once when somebody comes back to the page", () => {
    const late = shown(...Array.from({ length: 8 }, () => came(provisional)), { is: "retry" });
    expect(calls(late)).toMatchObject([{ after: 4 }]);
  });

  it("turns into the reviewed one, says so, and is waited for no longer", () => {
    const state = shown(came(provisional), came(reviewed));
    expect(line(state).text).toBe(text.replaced);
    expect(isAwaited(readingOf(state))).toBe(false);
    expect(calls(state)).toEqual([]);
  });
});

it("a report that nobody will review says that it may be replaced only while it is provisional", () => {
  expect(line(shown(came(aReport({ status: "provisional" })))).text).toBe(text.provisional);
  expect(line(shown(came(aReport()))).text).toBe("");
});

describe("an objection", () => {
  const asked = shown(came(aReport()), { is: "object" }, { is: "confirm" });

  it("asks first, then the server", () => {
    expect(calls(shown(came(aReport()), { is: "object" }))).toEqual([]);
    expect(calls(asked)).toMatchObject([{ request: { is: "review", id: "iv" } }]);
    expect(line(asked).text).toBe(text.objecting);
    expect(readingOf(after(shown(came(aReport())), { is: "object" }, { is: "dismiss" })).objection.is).toBe(
      "none",
    );
  });

  it("that was taken is awaited like any review, and ends when the new report is there", () => {
    const taken = after(asked, { is: "objected", review: { ...waiting, blind: true } });
    expect(line(taken).text).toMatch(/^The second review you asked for .* place 3 in line/);
    expect(calls(taken)).toMatchObject([{ after: 4, request: { is: "report", id: "iv" } }]);
    expect([mayObject(readingOf(taken)), isObjecting(readingOf(taken))]).toEqual([false, true]);
    const settled = after(taken, came(reviewed));
    expect(line(settled).text).toBe(text.replaced);
    expect(calls(settled)).toEqual([]);
  });

  it("that cannot be met today says why and when it can, and may be made again", () => {
    const limit = trouble("limit", "No review is left today.", 3600);
    const state = after(asked, { is: "failed", call: "review", trouble: limit });
    expect(line(state)).toMatchObject({ tone: "warn" });
    expect(line(state).text).toMatch(
      /^No review is left today\. You can ask again from .*\d\d:\d\d\.$/,
    );
    expect(mayObject(readingOf(state))).toBe(true);
  });

  it("is sent again when the server is silent", () => {
    const state = after(asked, { is: "failed", call: "review", trouble: away });
    expect(calls(state)).toMatchObject([{ after: 1, request: { is: "review" } }]);
    expect(line(state).text).toContain(words.status.away);
  });

  it("cannot be made while a review waits anyway, nor where nothing was scored", () => {
    expect(mayObject(readingOf(shown(came(provisional))))).toBe(false);
    expect(mayObject(readingOf(shown(came(aReport({ overall: null })))))).toBe(false);
  });

  it("is made once: a report that had its second review is not questioned again", () => {
    const blind = { sort: "blind", provider: "acme", model: "large", overall: 3 };
    expect(mayObject(readingOf(shown(came(aReport({ judges: [blind] })))))).toBe(false);
    expect(mayObject(readingOf(shown(came(aReport({ judges: [{ ...blind, sort: "fresh" }] })))))).toBe(true);
  });
});
