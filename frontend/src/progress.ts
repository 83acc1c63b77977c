/** What many interviews say together: courses over time, weak topics, days practised. Pure. */

import type { PastInterview, Report } from "./contract";

/** One score on one day; times are RFC 3339. */
export interface Mark {
  at: string;
  score: number;
}

/** Scores of one thing over time, the oldest first. */
export interface Course {
  id: string;
  label: string;
  marks: Mark[];
}

export function overallCourse(past: PastInterview[]): Mark[] {
  return oldestFirst(past).flatMap(({ started_at, overall }) =>
    overall === null ? [] : [{ at: started_at, score: overall }],
  );
}

/** A course for each competency ever scored, in the order of the latest interview. */
export function competencyCourses(past: PastInterview[]): Course[] {
  const courses = new Map<string, Course>();
  for (const { started_at, competencies } of past) {
    for (const { id, label, score } of competencies) {
      if (score === null) continue;
      const course = courses.get(id) ?? { id, label, marks: [] };
      courses.set(id, { ...course, marks: [{ at: started_at, score }, ...course.marks] });
    }
  }
  return [...courses.values()];
}

/** Below this an answer is worth practising again; the report uses the same line. */
export const WEAK = 3.5;
const MOST_TOPICS = 4;

/** A topic whose answers stand below `WEAK` on average, and the interview it comes from. */
export interface WeakTopic {
  topic: string;
  score: number;
  answers: number;
  from: Report;
}

export function weakTopics(reports: Report[]): WeakTopic[] {
  const topics = new Map<string, { scores: number[]; from: Report }>();
  for (const report of reports) {
    for (const { topic, score, is_follow_up } of report.questions) {
      if (score === null || is_follow_up || topic === "") continue;
      const seen = topics.get(topic) ?? { scores: [], from: report };
      topics.set(topic, { ...seen, scores: [...seen.scores, score] });
    }
  }
  return [...topics]
    .map(([topic, { scores, from }]) => ({ topic, score: mean(scores), answers: scores.length, from }))
    .filter(({ score }) => score < WEAK)
    .sort((a, b) => a.score - b.score)
    .slice(0, MOST_TOPICS);
}

const DAY_MS = 86_400_000;

/** On how many of the seven days up to that of `now` (milliseconds) an interview was begun. */
export function daysPractised(past: PastInterview[], now: number): number {
  const days = past
    .map(({ started_at }) => dayOf(now) - dayOf(Date.parse(started_at)))
    .filter((ago) => ago >= 0 && ago < 7);
  return new Set(days).size;
}

/** How many days in a row an interview was begun, up to today, or to yesterday while today is still open. */
export function streak(past: PastInterview[], now: number): number {
  const days = new Set(past.map(({ started_at }) => dayOf(Date.parse(started_at))));
  const today = dayOf(now);
  const last = days.has(today) ? today : today - 1;
  let length = 0;
  while (days.has(last - length)) length += 1;
  return length;
}

/** The day on the calendar of whoever looks, as a number. */
const dayOf = (at: number): number => Math.floor((at - new Date(at).getTimezoneOffset() * 60_000) / DAY_MS);

const MOST_BEFORE = 5;

/** The latest score against the mean of up to five before it; null where there was none before. */
export function againstBefore(marks: Mark[]): { latest: number; before: number; count: number } | null {
  const latest = marks.at(-1);
  const before = marks.slice(0, -1).slice(-MOST_BEFORE);
  if (!latest || before.length === 0) return null;
  return { latest: latest.score, before: mean(before.map(({ score }) => score)), count: before.length };
}

function oldestFirst(past: PastInterview[]): PastInterview[] {
  return past.toSorted((a, b) => a.started_at.localeCompare(b.started_at));
}

const mean = (numbers: number[]): number => numbers.reduce((sum, n) => sum + n, 0) / numbers.length;
