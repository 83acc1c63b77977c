import type { Hour } from "../../ops-contract";
import { words } from "./words";

const text = words.interviews;

const HEIGHT = 80;
const MODES = ["rich", "standard", "lean", "offline"] as const;

export const clock = (hour: number) => `${String(hour).padStart(2, "0")}:00`;

/** What was started in which mode, the richest first. */
export function inModes(modes: Record<string, number>): string {
  return MODES.flatMap((mode) => (modes[mode] ? [`${mode} ${modes[mode]}`] : [])).join(", ");
}

/** A bar for each hour of the day, cut by modes; the table below it has the same figures. */
export function HourBars({ hours }: { hours: Hour[] }) {
  const most = Math.max(1, ...hours.map((hour) => hour.started));
  const said = hours.map(({ hour, started, modes }) =>
    [clock(hour), started, inModes(modes) && `(${inModes(modes)})`].filter((part) => part !== "").join(" "),
  );
  return (
    <figure>
      <figcaption class="small soft">
        {text.chartTitle}
        <Legend hours={hours} />
      </figcaption>
      <svg class="bars" viewBox={`-24 -8 512 ${HEIGHT + 32}`} role="img" aria-label={text.chart(said.join("; "))}>
        <line class="ring" x1="0" y1={HEIGHT} x2="480" y2={HEIGHT} />
        <text x="-8" y="6" text-anchor="end">
          {most}
        </text>
        {hours.map((hour) => (
          <Bar key={hour.hour} hour={hour} most={most} />
        ))}
        {[0, 6, 12, 18].map((hour) => (
          <text key={hour} x={hour * 20 + 10} y={HEIGHT + 18} text-anchor="middle">
            {clock(hour)}
          </text>
        ))}
      </svg>
    </figure>
  );
}

/** The modes that occur. */
function Legend({ hours }: { hours: Hour[] }) {
  const found = MODES.filter((mode) => hours.some(({ modes }) => modes[mode]));
  return (
    <>
      {found.map((mode) => (
        <span key={mode} class={`legend is-${mode}`}>
          {mode}
        </span>
      ))}
    </>
  );
}

/** From the ground up: the richest lowest. */
function Bar({ hour: { hour, started, modes }, most }: { hour: Hour; most: number }) {
  const told = MODES.map((mode) => ({ mode: mode as string, count: modes[mode] ?? 0 }));
  // Hours summed up by an older version say nothing of modes.
  const untold = started - told.reduce((sum, { count }) => sum + count, 0);
  let top = HEIGHT;
  return (
    <>
      {[...told, { mode: "untold", count: Math.max(0, untold) }].map(({ mode, count }) => {
        const height = (count / most) * HEIGHT;
        top -= height;
        return <rect key={mode} class={`fill is-${mode}`} x={hour * 20 + 3} width="14" y={top} height={height} />;
      })}
    </>
  );
}
