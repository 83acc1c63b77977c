/** The words of the operator's page, in English alone: it is fetched by the few who run an instance. */

import type { OpsPrewarmed, OpsRequeued } from "../../ops-contract";

export const words = {
  heading: "Operations",
  key: "Function key",
  keyText:
    "A function key of the app. It stays in this tab and is sent with each question to the app, to nobody else.",
  refused: "This key was not accepted.",
  open: "Show figures",
  leave: "Forget the key",
  reading: "Reading…",
  away: "The app does not answer. It is asked again.",
  absent: "This version of the app does not offer these figures.",
  day: (day: string) => `${day}, UTC, summed up once a minute`,
  alerts: {
    title: "Alerts",
    none: "Nothing is wrong: no alert fires.",
    firing: (name: string, what: string, since: string) => `${name}: ${what}${since && `, since ${since}`}.`,
    watched: "All that is watched",
    columns: ["Alert", "State", "Now", "Began or ended"],
    state: (firing: boolean, bad: boolean) => (firing ? "Fires" : bad ? "Too much, once" : "Well"),
    never: "never",
  },
  controls: {
    title: "Controls",
    deeds: { prewarm: "Prewarm now", requeue: "Requeue dead letters" },
    about: {
      prewarm: "Compiles the question pools and grows them from spare quota, which a timer does by itself too.",
      requeue:
        "Puts scoring requests that failed time and again back on their queue. A report is never made twice.",
    },
    running: {
      prewarm: "Prewarming. This may take some minutes.",
      requeue: "Putting them back…",
      export: "Reading the day's interviews…",
    },
    failed: "No answer came. It may have been done all the same; look at the figures before you try again.",
    prewarmed: ({ written, unchanged, empty, grown }: OpsPrewarmed) =>
      `Pools: ${written} written, ${unchanged} unchanged, ${empty} empty. ` +
      `Calls to models: ${grown.calls}; new packs: ${grown.packs.length}; packs with more wordings: ` +
      `${grown.gained.length}; refused: ${grown.refused.length}.${grown.stopped && ` Stopped: ${grown.stopped}.`}`,
    exported: (name: string, interviews: number) =>
      interviews === 0 ? `${name} is saved; no interview of that day is finished.` : `${name} is saved: ${interviews} interviews.`,
    requeued: ({ requeued, left }: OpsRequeued) => `${requeued} put back; ${left} still set aside.`,
  },
  export: {
    day: "Day (UTC)",
    save: { csv: "Save as CSV", jsonl: "Save as JSON lines" },
    about: "Finished interviews started on that day, one a line: choices, figures and scores. No answers, names or ids.",
  },
  interviews: {
    title: "Interviews",
    candidates: "Active candidates",
    sessions: "Sessions",
    started: "Started",
    finished: "Finished",
    scored: "Scored",
    reviewed: "Reviewed",
    waiting: "Waiting for review",
    failed: "Reviews failed",
    errors: "Server errors",
    p50: "Turn p50, ms",
    p95: "Turn p95, ms",
    p99: "Turn p99, ms",
    chart: (values: string) => `Interviews started by hour: ${values}.`,
    chartTitle: "Started by hour and mode",
    table: "Hour by hour",
    columns: ["Hour", "Modes", "Started", "Finished", "Turns", "p50 ms", "p99 ms", "Errors", "Cache"],
  },
  providers: {
    title: "Providers",
    none: "No provider is in use. Interviews run without one, and reports are scored offline.",
    off: "Not in use, and why",
    offColumns: ["Row", "What would turn it on"],
    state: {
      closed: "In service",
      open: "Resting after faults",
      "half-open": "Trying whether it is back",
    } as Record<string, string>,
    about: (status: string, trains: string, key: string) =>
      `${status} tier; trains on what it is sent: ${trains}; ${key}`,
    wrong: (what: string, since: string) => `Last call: ${what}${since && `, since ${since}`}.`,
    shut: (until: string) => `It gives nothing until ${until}.`,
    quota: (scope: string) => `Quota of ${scope}`,
    quotaColumns: ["Window", "Used", "Share", "Left", "Whole again"],
    used: (share: number) => `${share} % used`,
    never: "never",
    models: (name: string) => `Models of ${name}`,
    modelColumns: ["Model", "State", "Answered", "p50 s", "p95 s", "Errors", "Candidates' texts"],
    allowed: "may be sent",
  },
  capacity: {
    title: "Capacity",
    text: (questions: number) =>
      `In reviews of an interview of ${questions} questions, with the keys that are set.`,
    day: "Reviews a day",
    requests: "By requests alone",
    tokens: "By tokens alone",
    next: "Reviews in the next 24 hours",
    rich: "Rich interviews a day",
    standard: "Standard interviews a day",
    binds: "What is full first",
    bindsColumns: ["Window", "Reviews behind it"],
    counters: "By counter",
    columns: ["Counter", "Model", "First full", "Reviews", "By requests", "By tokens"],
  },
  cache: {
    title: "Cache",
    rate: (rate: string) => `${rate} of look-ups were answered by a cache.`,
    none: "Nothing was looked up yet.",
    columns: ["Tier", "Kind", "Hits", "Stale", "Absent", "Misses", "Faults"],
  },
};
