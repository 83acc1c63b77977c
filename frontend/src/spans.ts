/** Evidence as pieces of the candidate's own text. Offsets count Unicode code points, not UTF-16 units. */

import type { Evidence } from "./contract";

/** `marks` are the places (from 1) of the labels this piece is evidence of, `ends` those whose evidence ends with it. */
export interface Piece {
  text: string;
  marks: number[];
  ends: number[];
}

/** The answer cut where evidence starts or ends. Joined again, the pieces are the answer. */
export function mark(answer: string, evidence: Evidence[], labels: string[]): Piece[] {
  const points = Array.from(answer);
  const valid = evidence.filter((e) => e.start >= 0 && e.start < e.end && e.end <= points.length);
  const cuts = [...new Set([0, points.length, ...valid.flatMap((e) => [e.start, e.end])])].sort(
    (a, b) => a - b,
  );
  return cuts.slice(1).map((end, i) => {
    const start = cuts[i] ?? 0;
    const over = valid.filter((e) => e.start < end && e.end > start);
    const ending = over.filter((e) => e.end === end);
    return {
      text: points.slice(start, end).join(""),
      marks: placesOf(over, labels),
      ends: placesOf(ending, labels),
    };
  });
}

function placesOf(evidence: Evidence[], labels: string[]): number[] {
  const places = new Set(evidence.map((e) => labels.indexOf(e.for) + 1));
  return [...places].filter((n) => n > 0).sort((a, b) => a - b);
}

/** Length as the server counts it. */
export function lengthOf(answer: string): number {
  return Array.from(answer).length;
}
