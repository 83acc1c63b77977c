import { expect, it } from "vitest";
import { againstBefore, competencyCourses, daysPractised, overallCourse, streak, weakTopics } from "./progress";
import { aPast, aReport, aReportQuestion } from "./testing/values";

const competency = (id: string, score: number | null) => ({ id, label: id.toUpperCase(), score });
const past = (
  started_at: string,
  overall: number | null,
  ...competencies: ReturnType<typeof competency>[]
) => ({
  ...{ ...aPast, started_at, overall, competencies },
});

/** Newest first, as the server tells it. */
const history = [
  past("2026-11-24T10:00:00Z", 3.5, competency("depth", 4), competency("order", null)),
  past("2026-11-23T10:00:00Z", null),
  past("2026-11-20T10:00:00Z", 2.5, competency("depth", 2), competency("order", 3)),
];

it("a course runs from the oldest score to the latest, without what was not scored", () => {
  expect(overallCourse(history).map(({ score }) => score)).toEqual([2.5, 3.5]);
  const courses = competencyCourses(history).map(({ id, marks }) => [id, marks.map(({ score }) => score)]);
  expect(courses).toEqual([
    ["depth", [2, 4]],
    ["order", [3]],
  ]);
});

it("topics are weak below 3.5 on average, the weakest first, follow-ups not counted", () => {
  const asked = (topic: string, score: number | null, changes = {}) =>
    aReportQuestion({ topic, score, ...changes });
  const first = aReport({ questions: [asked("apis", 2), asked("data", 4), asked("tests", 1)] });
  const second = aReport({
    questions: [
      asked("apis", 4),
      asked("data", 3.2),
      asked("apis", 1, { is_follow_up: true }),
      asked("ops", null),
    ],
  });
  const weak = weakTopics([first, second]).map(({ topic, score, answers }) => [topic, score, answers]);
  expect(weak).toEqual([
    ["tests", 1, 1],
    ["apis", 3, 2],
  ]);
});

it("days practised are counted once each, within the last seven", () => {
  const now = Date.parse("2026-11-24T12:00:00Z");
  const begun = [
    "2026-11-24T10:00:00Z",
    "2026-11-24T09:00:00Z",
    "2026-11-20T10:00:00Z",
    "2026-11-10T10:00:00Z",
  ];
  expect(
    daysPractised(
      begun.map((at) => past(at, 3)),
      now,
    ),
  ).toBe(2);
});

it("a streak counts days in a row up to today, or to yesterday while today is still open", () => {
  const now = Date.parse("2026-11-24T12:00:00Z");
  const on = (...days: number[]) => days.map((day) => past(`2026-11-${day}T12:00:00Z`, 3));
  expect(streak(on(24, 24, 23, 22, 20), now)).toBe(3);
  expect(streak(on(23, 22), now)).toBe(2);
  expect(streak(on(22, 21), now)).toBe(0);
  expect(streak([], now)).toBe(0);
});

it("the latest score is held against the mean of those before it, and against nothing where there are none", () => {
  const mark = (score: number) => ({ at: "2026-11-24T10:00:00Z", score });
  expect(againstBefore([mark(2), mark(3), mark(4)])).toEqual({ latest: 4, before: 2.5, count: 2 });
  expect(againstBefore([1, 5, 5, 5, 5, 5, 3].map(mark))).toEqual({ latest: 3, before: 5, count: 5 });
  expect(againstBefore([mark(3)])).toBeNull();
});
