/** Scores as people read them: one decimal, "3.2" or "3,2". */

export function figure(score: number, locale: string): string {
  return score.toLocaleString(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}
