/** What the operator's routes say, read field by field. */

import { type Of, list, maybe, number, or, shape, text } from "./read";

const hour = shape({
  ...{ hour: number, started: number, finished: number, scored: number, reviewed: number, turns: number },
  ...{
    turn_p50_ms: maybe(number),
    turn_p99_ms: maybe(number),
    errors: number,
    cache_hit_rate: maybe(number),
  },
});

export const interviews = shape({
  ...{ day: text, started: number, finished: number, scored: number, reviewed: number },
  ...{ reviews_failed: number, waiting: number, promised: or(number, 0) },
  hours: list(hour),
});

export const cache = shape({
  day: text,
  hit_rate: maybe(number),
  tiers: list(
    shape({
      ...{
        tier: text,
        kind: text,
        hits: number,
        stale: number,
        absent: number,
        misses: number,
        faults: number,
      },
    }),
  ),
});

export type OpsInterviews = Of<typeof interviews>;
export type OpsCache = Of<typeof cache>;
export type Hour = Of<typeof hour>;
