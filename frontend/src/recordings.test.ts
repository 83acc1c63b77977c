import { expect, it } from "vitest";
import { calls } from "./calls";
import { senses } from "./senses";
import { aReport, aState, after, inRoom, trouble } from "./testing/values";

const offered = { is: "offers", recordings: true } as const;
const wish = { is: "habit", habits: { record: true, mic: true } } as const;
const asked = (state: Parameters<typeof calls>[0]) => calls(state).map(({ request }) => request.is);

it("nothing is recorded unless it is offered, asked for, and somebody speaks", () => {
  expect(senses(inRoom({}, wish, { is: "listen" })).record).toBeNull();
  expect(senses(inRoom({}, offered, { is: "listen" })).record).toBeNull();
  expect(senses(inRoom({}, offered, wish)).record).toEqual({ id: "iv", number: 1, on: false });
  expect(senses(inRoom({}, offered, wish, { is: "listen" })).record).toEqual({ id: "iv", number: 1, on: true });
  expect(senses(inRoom({}, offered, wish, { is: "listen" }, { is: "hush" })).record).toMatchObject({ on: false });
});

it("recordings are looked for once the report is there, and again when one more has arrived", () => {
  const there = after(aState("/interviews/iv/report"), offered, { is: "report-came", report: aReport() });
  expect(asked(there)).toContain("recordings");
  const heard = [{ number: 1, url: "https://blobs/iv/001" }];
  const found = after(there, { is: "recordings-came", heard });
  expect(asked(found)).not.toContain("recordings");
  expect(asked(after(found, { is: "tape-kept" }))).toContain("recordings");
  expect(asked(after(aState("/interviews/iv/report"), { is: "report-came", report: aReport() }))).not.toContain(
    "recordings",
  );
});

it("a report stays where its recordings cannot be had, and they are not asked for again and again", () => {
  const there = after(aState("/interviews/iv/report"), offered, { is: "report-came", report: aReport() });
  const without = after(there, { is: "failed", call: "recordings", trouble: trouble("away") });
  expect(without.screen).toMatchObject({ at: "report", report: aReport() });
  expect(asked(without)).not.toContain("recordings");
});

it("a recording that could not be kept is told by its question", () => {
  const state = after(aState("/interviews/iv/report"), { is: "tape-lost", number: 2 });
  expect(state.taped.lost).toEqual([2]);
});
