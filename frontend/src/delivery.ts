/** How answers were spoken, as a course over the interview. Pure. */

import type { Report } from "./contract";

type Delivery = NonNullable<Report["delivery"]>;
export type SpokenAnswer = Delivery["answers"][number];

/** With where its question stands in the report, such as "2.1". */
export type PlacedAnswer = SpokenAnswer & { place: string };

/** Faster or slower from one half of the interview to the other by less than this share is an even pace. */
const EVEN = 0.15;

export type Course = "even" | "faster" | "slower";

/** How the pace went from the first half of the answers to the last; null with fewer than three. */
export function paceCourse(answers: SpokenAnswer[]): Course | null {
  if (answers.length < 3) return null;
  const half = Math.floor(answers.length / 2);
  const change = paceOf(answers.slice(-half)) / paceOf(answers.slice(0, half)) - 1;
  if (Math.abs(change) < EVEN) return "even";
  return change > 0 ? "faster" : "slower";
}

/** Words a minute over all of them: a long answer counts for more than a short one. */
function paceOf(answers: SpokenAnswer[]): number {
  const seconds = answers.reduce((sum, one) => sum + one.seconds, 0);
  return answers.reduce((sum, one) => sum + one.words_per_minute * one.seconds, 0) / seconds;
}

/** "um 3, you know 1", the most frequent first; empty where nothing was counted. */
export function counted(words: Record<string, number>): string {
  return Object.entries(words)
    .toSorted(([, a], [, b]) => b - a)
    .map(([word, count]) => `${word} ${count}`)
    .join(", ");
}
