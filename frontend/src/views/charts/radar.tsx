import { figure } from "../../figures";
import { type Point, onAxis, outline, twoLines } from "../../radar";

interface Props {
  values: { id: string; label: string; score: number | null }[];
  scale: number;
  locale: string;
  /** What the whole chart says, given each value in words. */
  title: (values: string) => string;
}

const RADIUS = 100;
const LABEL = 122;
const LINE = 14;

/** Scores from 1 (centre) to `scale` (rim). Everything in it is in its name too, and in the table beside it. */
export function Radar({ values, scale, locale, title }: Props) {
  const n = values.length;
  const share = (score: number) => (score - 1) / (scale - 1);
  const ring = (score: number) => outline(values.map((_, i) => onAxis(i, n, share(score), RADIUS)));
  const told = (score: number | null) => (score === null ? "" : figure(score, locale));
  const said = values.map(({ label, score }) => `${label} ${told(score)}`).join("; ");
  const points = values.map(({ score }, i) => onAxis(i, n, share(score ?? 1), RADIUS));
  return (
    <svg class="radar" viewBox="-220 -150 440 312" role="img" aria-label={title(said)}>
      {Array.from({ length: scale - 1 }, (_, i) => (
        <polygon key={i} class="ring" points={ring(i + 2)} />
      ))}
      {values.map(({ id }, i) => {
        const { x, y } = onAxis(i, n, 1, RADIUS);
        return <line key={id} class="ring" x1="0" y1="0" x2={x} y2={y} />;
      })}
      <polygon class="area" points={outline(points)} />
      {values.map(({ id, label, score }, i) => {
        const { x, y } = points[i] ?? { x: 0, y: 0 };
        return (
          <g key={id}>
            <circle class="dot" cx={x} cy={y} r="3.5" />
            <Label text={label} score={told(score)} at={onAxis(i, n, 1, LABEL)} />
          </g>
        );
      })}
    </svg>
  );
}

function Label({ text, score, at }: { text: string; score: string; at: Point }) {
  const side = Math.abs(at.x) < 10 ? "middle" : at.x > 0 ? "start" : "end";
  const x = side === "middle" ? at.x : at.x - Math.sign(at.x) * 8;
  const lines = [...twoLines(text, 16), score];
  const height = (lines.length - 1) * LINE;
  // Beside the chart a label is centred on its axis; above and below it grows away from it.
  const top = at.y + 4 - (side !== "middle" ? height / 2 : at.y < 0 ? height : 0);
  return (
    <text text-anchor={side}>
      {lines.map((line, i) => (
        <tspan key={i} x={x} y={top + i * LINE} class={i === lines.length - 1 ? "value" : ""}>
          {line}
        </tspan>
      ))}
    </text>
  );
}
