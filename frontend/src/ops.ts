/** The operator's page: a key, what is read with it, and when it is read again. Pure. */

import type {
  OpsAlerts,
  OpsCache,
  OpsCapacity,
  OpsInterviews,
  OpsPrewarmed,
  OpsProviders,
  OpsRequeued,
} from "./ops-contract";
import { type Trouble, failedTry, firstTry, waitFor } from "./tries";

export interface OpsFigures {
  alerts: OpsAlerts;
  interviews: OpsInterviews;
  providers: OpsProviders;
  capacity: OpsCapacity;
  cache: OpsCache;
}

export type OpsPart = keyof OpsFigures;
/** What the operator may have done now. */
export type OpsWish = { deed: "prewarm" } | { deed: "requeue" } | ({ deed: "export" } & OpsDay);
export type OpsDeed = OpsWish["deed"];
export const OPS_DEEDS: OpsDeed[] = ["prewarm", "requeue", "export"];

/** A day's finished interviews, and the form they are written in. */
export interface OpsDay {
  /** As in 2026-11-25, UTC. */
  day: string;
  form: "csv" | "jsonl";
}

/** What is asked of the operator's routes. */
export type OpsRequest =
  | { is: `ops-${OpsPart | "prewarm" | "requeue"}`; key: string }
  | ({ is: "ops-export"; key: string } & OpsDay);

/** What a deed came to. */
export type OpsOutcome =
  | { is: "prewarmed"; told: OpsPrewarmed }
  | { is: "requeued"; told: OpsRequeued }
  | { is: "exported"; name: string; interviews: number; body: string };

/** The deed under way, or how the last one ended; `nth` tells one from the next. */
export type OpsTask =
  | { is: "none"; nth: number }
  | { is: "running"; wish: OpsWish; nth: number }
  | { is: "done"; outcome: OpsOutcome; nth: number }
  | { is: "failed"; kind: Trouble["kind"]; nth: number };

export const OPS_PARTS: OpsPart[] = ["alerts", "interviews", "providers", "capacity", "cache"];

export interface Ops {
  at: "ops";
  /** The function key of the app; null until it is typed in. */
  key: string | null;
  /** The last key was not accepted. */
  refused: boolean;
  figures: { [P in OpsPart]: OpsFigures[P] | null };
  /** How often each part was read, and what stood in the way the last time. */
  reads: Record<OpsPart, { count: number; trouble: Trouble | null }>;
  task: OpsTask;
}

export type OpsEvent =
  | { is: "ops-key"; key: string | null }
  | { is: "ops-do"; wish: OpsWish }
  | { is: "ops-did"; outcome: OpsOutcome }
  | { is: "ops-came"; figures: Partial<OpsFigures> };

/** Seconds between two looks; the figures are summed up once a minute. */
const EVERY = 20;

export function ops(key: string | null): Ops {
  const unread = { count: 0, trouble: null };
  return {
    ...{ at: "ops", key, refused: false },
    figures: { alerts: null, interviews: null, providers: null, capacity: null, cache: null },
    reads: { alerts: unread, interviews: unread, providers: unread, capacity: unread, cache: unread },
    task: { is: "none", nth: 0 },
  };
}

export function nextInOps(screen: Ops, event: OpsEvent): Ops {
  if (event.is === "ops-key") return ops(event.key?.trim() || null);
  const { task } = screen;
  if (event.is === "ops-do") {
    if (task.is === "running") return screen;
    return { ...screen, task: { is: "running", wish: event.wish, nth: task.nth + 1 } };
  }
  if (event.is === "ops-did") {
    if (task.is !== "running") return screen;
    return { ...screen, task: { is: "done", outcome: event.outcome, nth: task.nth } };
  }
  const reads = { ...screen.reads };
  for (const part of OPS_PARTS)
    if (part in event.figures) reads[part] = { count: reads[part].count + 1, trouble: null };
  return { ...screen, reads, figures: { ...screen.figures, ...event.figures } };
}

export function opsFailed(screen: Ops, part: OpsPart, trouble: Trouble): Ops {
  if (trouble.kind === "lost") return { ...ops(null), refused: true };
  const reads = { ...screen.reads, [part]: { count: screen.reads[part].count + 1, trouble } };
  return { ...screen, reads };
}

/** What the operator wanted done was not, or nobody knows: it is not tried again by itself. */
export function deedFailed(screen: Ops, { kind }: Trouble): Ops {
  if (kind === "lost") return { ...ops(null), refused: true };
  const { task } = screen;
  return task.is === "running" ? { ...screen, task: { is: "failed", kind, nth: task.nth } } : screen;
}

/** Seconds until a part is read again; null where it never will be. */
export function readIn({ reads }: Ops, part: OpsPart): number | null {
  const { count, trouble } = reads[part];
  if (trouble) return waitFor(failedTry({ ...firstTry, attempt: Math.min(count, 5) }, trouble));
  return count === 0 ? 0 : EVERY;
}
