/** A report's questions as cards: each main question with its follow-ups, nothing said twice. Pure. */

import type { Report, ReportQuestion } from "./contract";

export interface Card {
  main: ReportQuestion;
  followUps: ReportQuestion[];
  /** What was heard, numbered from 1: the marks in the answers point here. */
  heard: string[];
  praise: string[];
  missing: string[];
  /** What may have been said all the same. */
  unsure: string[];
}

export function cardsOf(report: Report): Card[] {
  const mains = report.questions.filter((question) => question.follow_up_to === null);
  return mains.map((main) => {
    const followUps = report.questions.filter((question) => question.follow_up_to === main.number);
    const cited = [main, ...followUps].flatMap((question) =>
      question.evidence.map((evidence) => evidence.for),
    );
    const heard = [...new Set([...main.covered, ...cited])];
    return {
      main,
      followUps,
      heard,
      praise: main.strengths.filter((sentence) => !heard.some((label) => mentions(sentence, label))),
      missing: [
        ...main.gaps,
        ...main.missed.filter((label) => !main.gaps.some((gap) => mentions(gap, label))),
      ],
      unsure: main.unsure.filter((label) => !heard.includes(label)),
    };
  });
}

/** Where each question stands, by its number: "2" for the second main question, "2.1" for its first follow-up. */
export function placesOf(report: Report): Record<number, string> {
  const places = cardsOf(report).flatMap(({ main, followUps }, i) => [
    [main.number, `${i + 1}`] as const,
    ...followUps.map(({ number }, j) => [number, `${i + 1}.${j + 1}`] as const),
  ]);
  return Object.fromEntries(places);
}

/** The meaning of the overall score, unless the summary says it already. */
export function leadOf(report: Report): string {
  return report.summary.includes(report.overall_meaning) ? "" : report.overall_meaning;
}

function mentions(sentence: string, label: string): boolean {
  return sentence.toLowerCase().includes(label.toLowerCase());
}
