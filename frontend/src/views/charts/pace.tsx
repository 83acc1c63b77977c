import type { PlacedAnswer } from "../../delivery";

interface Props {
  answers: PlacedAnswer[];
  /** What the whole chart says, given each value in words. */
  title: (values: string) => string;
}

const HEIGHT = 96;
const WIDTH = 600;
const WIDEST = 48;

/** A bar for each spoken answer, as high as it was fast; the table below it has the same figures. */
export function Pace({ answers, title }: Props) {
  const most = Math.max(...answers.map((one) => one.words_per_minute));
  const step = WIDTH / answers.length;
  const width = Math.min(WIDEST, step * 0.6);
  const said = answers.map(({ place, words_per_minute: n }) => `${place}: ${Math.round(n)}`).join("; ");
  return (
    <svg class="pace-chart" viewBox={`0 -18 ${WIDTH} ${HEIGHT + 40}`} role="img" aria-label={title(said)}>
      <line class="ring" x1="0" y1={HEIGHT} x2={WIDTH} y2={HEIGHT} />
      {answers.map(({ place, words_per_minute }, i) => {
        const height = (words_per_minute / most) * HEIGHT;
        const middle = step * (i + 0.5);
        return (
          <g key={place}>
            <rect class="fill" x={middle - width / 2} y={HEIGHT - height} width={width} height={height} />
            {step > 40 && (
              <text class="value" x={middle} y={HEIGHT - height - 5} text-anchor="middle">
                {Math.round(words_per_minute)}
              </text>
            )}
            <text x={middle} y={HEIGHT + 17} text-anchor="middle">
              {place}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
