import type { Hour, OpsInterviews } from "../../ops-contract";
import { type Tile, Tiles } from "./tiles";
import { Table } from "./table";
import { words } from "./words";

const text = words.interviews;

/** How many came, how far they got, and how the app kept up with them. */
export function InterviewFigures({ figures }: { figures: OpsInterviews }) {
  const { started, finished, scored, reviewed, waiting, reviews_failed, hours } = figures;
  const errors = hours.reduce((sum, hour) => sum + hour.errors, 0);
  const tiles: Tile[] = [
    [text.candidates, figures.candidates],
    [text.sessions, figures.sessions],
    [text.started, started],
    [text.finished, finished],
    [text.scored, scored],
    [text.reviewed, reviewed],
    [text.waiting, waiting],
    [text.failed, reviews_failed, reviews_failed > 0],
    [text.errors, errors, errors > 0],
    ...latencies(figures),
  ];
  return (
    <section>
      <h2>{text.title}</h2>
      <p class="soft small">{words.day(figures.day)}</p>
      <Tiles tiles={tiles} />
      <Bars hours={hours} />
      <details>
        <summary>{text.table}</summary>
        <Table caption={text.table} columns={text.columns} rows={hours.map(cells)} />
      </details>
    </section>
  );
}

/** How long turns took that day; nothing where there was none. */
function latencies({ turn_p50_ms, turn_p95_ms, turn_p99_ms }: OpsInterviews): Tile[] {
  const times: [string, number | null][] = [
    [text.p50, turn_p50_ms],
    [text.p95, turn_p95_ms],
    [text.p99, turn_p99_ms],
  ];
  return times.flatMap(([name, ms]): Tile[] => (ms === null ? [] : [[name, ms, ms > SLOW_MS]]));
}

function cells(hour: Hour): (string | number)[] {
  const { started, finished, turns, turn_p50_ms, turn_p99_ms, errors, cache_hit_rate } = hour;
  const rate = cache_hit_rate === null ? "–" : `${Math.round(cache_hit_rate * 100)} %`;
  return [clock(hour.hour), started, finished, turns, whole(turn_p50_ms), whole(turn_p99_ms), errors, rate];
}

const clock = (hour: number) => `${String(hour).padStart(2, "0")}:00`;
const whole = (ms: number | null) => (ms === null ? "–" : Math.round(ms).toLocaleString("en"));

/** What a turn may take in a warm process. */
const SLOW_MS = 2000;

const HEIGHT = 80;

/** A bar for each hour of the day; the table below has the same figures. */
function Bars({ hours }: { hours: Hour[] }) {
  const most = Math.max(1, ...hours.map((hour) => hour.started));
  const said = hours.map((hour) => `${clock(hour.hour)} ${hour.started}`).join(", ");
  return (
    <figure>
      <figcaption class="small soft">{text.chartTitle}</figcaption>
      <svg class="bars" viewBox={`-24 -8 512 ${HEIGHT + 32}`} role="img" aria-label={text.chart(said)}>
        <line class="ring" x1="0" y1={HEIGHT} x2="480" y2={HEIGHT} />
        <text x="-8" y="6" text-anchor="end">
          {most}
        </text>
        {hours.map(({ hour, started }) => (
          <rect
            key={hour}
            class="fill"
            x={hour * 20 + 3}
            width="14"
            y={HEIGHT - (started / most) * HEIGHT}
            height={(started / most) * HEIGHT}
          />
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
