/** Evidence as pieces of the candidate's own text. Offsets count Unicode code points, not UTF-16 units. */

import type { Evidence } from "./contract";

/** `marks` are the places (from 1) of the labels this piece is evidence of. */
export interface Piece {
  text: string;
  marks: number[];
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
    const marks = [...new Set(over.map((e) => labels.indexOf(e.for) + 1))]
      .filter((n) => n > 0)
      .sort((a, b) => a - b);
    return { text: points.slice(start, end).join(""), marks };
  });
}

/** Length as the server counts it. */
export function lengthOf(answer: string): number {
  return Array.from(answer).length;
}
