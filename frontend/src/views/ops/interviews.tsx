import type { Hour, OpsInterviews } from "../../ops-contract";
import { type Tile, Tiles } from "./tiles";
import { HourBars, clock, inModes } from "./hour-bars";
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
      <HourBars hours={hours} />
      <details>
        <summary>{text.table}</summary>
        <Table caption={text.table} columns={text.columns} rows={hours.map(cells)} words={2} />
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
  const { started, modes, finished, turns, turn_p50_ms, turn_p99_ms, errors, cache_hit_rate } = hour;
  const rate = cache_hit_rate === null ? "–" : `${Math.round(cache_hit_rate * 100)} %`;
  return [clock(hour.hour), inModes(modes), started, finished, turns, whole(turn_p50_ms), whole(turn_p99_ms), errors, rate];
}

const whole = (ms: number | null) => (ms === null ? "–" : Math.round(ms).toLocaleString("en"));

/** What a turn may take in a warm process. */
const SLOW_MS = 2000;
