import { figure } from "../../figures";
import { useWords } from "../words";

/** A score from 1 to `scale` as a figure and a line with a tick at each whole point. */
export function ScoreBar({ score, scale }: { score: number | null; scale: number }) {
  const words = useWords();
  if (score === null) return <p class="score soft">{words.report.notScored}</p>;
  const steps = scale - 1;
  const ticks = Array.from({ length: scale - 2 }, (_, i) => i + 1);
  return (
    <p class="score">
      <strong>{figure(score, words.locale)}</strong>
      <span class="soft small"> {words.report.outOf(scale)}</span>
      <svg class="score-line" viewBox={`0 0 ${steps} 1`} preserveAspectRatio="none" aria-hidden="true">
        <rect width={steps} height="1" class="track" />
        <rect width={Math.max(0.04, score - 1)} height="1" class="fill" />
        {ticks.map((tick) => (
          <rect key={tick} x={tick - 0.01} width="0.02" height="1" class="tick" />
        ))}
      </svg>
    </p>
  );
}
