/** What the operator's routes say, read field by field. */

import type { OpsDay, OpsOutcome } from "./ops";
import { type Of, flag, list, maybe, number, or, shape, table, text } from "./read";

const hour = shape({
  ...{ hour: number, started: number, finished: number, scored: number, reviewed: number, turns: number },
  ...{
    turn_p50_ms: maybe(number),
    turn_p99_ms: maybe(number),
    errors: number,
    cache_hit_rate: maybe(number),
    modes: or(table(number), {}),
  },
});

export const interviews = shape({
  ...{ day: text, started: number, finished: number, scored: number, reviewed: number },
  ...{ reviews_failed: number, waiting: number, promised: or(number, 0) },
  ...{ candidates: or(number, 0), sessions: or(number, 0) },
  ...{ turn_p50_ms: maybe(number), turn_p95_ms: maybe(number), turn_p99_ms: maybe(number) },
  hours: list(hour),
});

export const alerts = shape({
  alerts: list(
    shape({ name: text, firing: flag, bad: flag, since: maybe(text), text, limit: number }),
  ),
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

const window = shape({ window: text, limit: number, used: number, left: number, resets_at: maybe(text) });

const counter = shape({
  ...{ scope: text, wrong: or(text, ""), wrong_since: maybe(text), shut_until: maybe(text) },
  windows: list(window),
});

const model = shape({
  ...{ id: text, scope: text, state: text, wrong: or(text, ""), ruled_out: or(text, ""), answered: number },
  ...{ p50_s: maybe(number), p95_s: maybe(number), errors: or(table(number), {}) },
});

const provider = shape({
  ...{ name: text, label: text, status: text, trains: text, key: text, state: text, wrong: or(text, "") },
  models: list(model),
  counters: list(counter),
});

export const providers = shape({ providers: list(provider), off: or(table(text), {}) });

const carried = shape({
  ...{ scope: text, model: text, calls: number, binds: text },
  ...{ by_requests: maybe(number), by_tokens: maybe(number) },
});

export const capacity = shape({
  questions: number,
  a_day: shape({ calls: number, by_requests: number, by_tokens: number, binds: or(table(number), {}) }),
  next_24_hours: number,
  interviews: shape({ rich: number, standard: number, lean_reviews: number }),
  counters: list(carried),
});

const grown = shape({
  ...{ packs: or(list(text), []), gained: or(list(text), []), refused: or(list(text), []) },
  ...{ calls: or(number, 0), stopped: or(text, "") },
});

export const prewarmed = shape({
  ...{ written: number, unchanged: number, empty: number },
  grown: or(grown, { packs: [], gained: [], refused: [], calls: 0, stopped: "" }),
});

export const requeued = shape({ requeued: number, left: number });

/** A file of one interview a line, in CSV below a line that names the columns. */
export function exported({ day, form }: OpsDay, body: string): OpsOutcome {
  const lines = body.split("\n").filter((line) => line.trim() !== "").length;
  const interviews = form === "csv" ? lines - 1 : lines;
  return { is: "exported", name: `interviews-${day}.${form}`, interviews, body };
}

export type OpsPrewarmed = Of<typeof prewarmed>;
export type OpsRequeued = Of<typeof requeued>;
export type OpsProviders = Of<typeof providers>;
export type OpsCapacity = Of<typeof capacity>;
export type Provider = Of<typeof provider>;
export type Counter = Of<typeof counter>;
export type OpsInterviews = Of<typeof interviews>;
export type OpsAlerts = Of<typeof alerts>;
export type OpsCache = Of<typeof cache>;
export type Hour = Of<typeof hour>;
