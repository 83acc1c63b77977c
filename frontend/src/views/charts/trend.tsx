import { figure } from "../../figures";
import type { Mark } from "../../progress";
import { dateOf, dayOf } from "../../time";

interface Props {
  marks: Mark[];
  scale: number;
  locale: string;
  /** What the whole chart says, given each value in words. */
  title: (values: string) => string;
}

const WIDTH = 600;
const HEIGHT = 180;
const INSET = 32;
/** Room for the figure over a full score. */
const ABOVE = 36;
const MOST_DATES = 6;

/** The overall score over time, evenly spaced: what counts is the order of the interviews, not the calendar. */
export function Trend({ marks, scale, locale, title }: Props) {
  const step = (WIDTH - 2 * INSET) / Math.max(1, marks.length - 1);
  const x = (i: number) => (marks.length === 1 ? WIDTH / 2 : INSET + i * step);
  const y = (score: number) => HEIGHT - ((score - 1) / (scale - 1)) * HEIGHT;
  const said = marks.map(({ at, score }) => `${dateOf(at, locale)} ${figure(score, locale)}`).join("; ");
  const every = Math.ceil(marks.length / MOST_DATES);
  return (
    <svg
      class="trend-chart"
      viewBox={`-28 -${ABOVE} ${WIDTH + 56} ${HEIGHT + ABOVE + 28}`}
      role="img"
      aria-label={title(said)}
    >
      {Array.from({ length: scale }, (_, i) => (
        <g key={i}>
          <line class="ring" x1="0" y1={y(i + 1)} x2={WIDTH} y2={y(i + 1)} />
          <text x="-14" y={y(i + 1) + 5} text-anchor="middle">
            {i + 1}
          </text>
        </g>
      ))}
      <polyline class="path" points={marks.map(({ score }, i) => `${x(i)},${y(score)}`).join(" ")} />
      {marks.map(({ at, score }, i) => (
        <g key={i}>
          <circle class="dot" cx={x(i)} cy={y(score)} r="5" />
          {i % every === 0 && (
            <text x={x(i)} y={HEIGHT + 24} text-anchor="middle">
              {dayOf(at, locale)}
            </text>
          )}
          {(i === 0 || i === marks.length - 1) && (
            <text class="value" x={x(i)} y={y(score) - 12} text-anchor="middle">
              {figure(score, locale)}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}
