/** The words of the operator's page, in English alone: it is fetched by the few who run an instance. */

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
  interviews: {
    title: "Interviews",
    started: "Started",
    finished: "Finished",
    scored: "Scored",
    reviewed: "Reviewed",
    waiting: "Waiting for review",
    failed: "Reviews failed",
    errors: "Errors (500 and above)",
    chart: (values: string) => `Interviews started by hour: ${values}.`,
    chartTitle: "Started by hour",
    table: "Hour by hour",
    columns: ["Hour", "Started", "Finished", "Turns", "p50 ms", "p99 ms", "Errors", "Cache"],
  },
  cache: {
    title: "Cache",
    rate: (rate: string) => `${rate} of look-ups were answered by a cache.`,
    none: "Nothing was looked up yet.",
    columns: ["Tier", "Kind", "Hits", "Stale", "Absent", "Misses", "Faults"],
  },
};
