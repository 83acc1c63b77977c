/** What the server says about a model that the person brings, and what is sent back to it. */

import { type Of, flag, list, maybe, number, oneOf, or, shape, table, text } from "./read";

/**
 * The model of an interview: a provider of the catalogue with one of its models, `browser`, or `local` with the
 * address of the server. What does not apply is empty.
 */
export const ownModel = shape({ provider: text, model: or(text, ""), base: or(text, "") });

/** A provider that answers browsers. `training`: whether it may train on what is sent with a free key. */
export const ownRow = shape({
  ...{ provider: text, label: text, key_url: or(text, "") },
  browser: or(oneOf("documented", "unverified"), "unverified"),
  training: maybe(flag),
  models: list(shape({ name: text, label: text })),
});

const taskKind = oneOf("follow_up", "plan", "review");

/** Something a model may do next, as a finished request without a key. For the model of the browser `url` is null. */
export const task = shape({
  ...{ nonce: text, kind: taskKind, model: text, deadline_seconds: number },
  request: shape({
    ...{ method: or(text, "POST"), url: maybe(text), headers: or(table(text), {}), body: text },
    key: maybe(shape({ in: oneOf("header"), name: text, prefix: or(text, "") })),
  }),
});

const dropped = shape({ what: text, why: or(text, "") });

/** What became of an answer, and what there is to do after one that did not fail. */
export const told = shape({
  outcome: oneOf("used", "partly", "dropped"),
  dropped: or(list(dropped), []),
  next: maybe(task),
});

/** How a report was reviewed by such a model, with the score that was worked out without it. */
export const ownReview = shape({
  name: text,
  dropped: or(list(dropped), []),
  offline: maybe(shape({ overall: maybe(number) })),
});

export type OwnModel = Of<typeof ownModel>;
export type OwnRow = Of<typeof ownRow>;
export type Task = Of<typeof task>;
export type TaskKind = Of<typeof taskKind>;
export type Told = Of<typeof told>;
export type OwnReview = Of<typeof ownReview>;

/** Why no answer of a provider came. */
export type Failing = "key" | "quota" | "timeout" | "network" | "refused";

/** What is posted for a task: the raw answer of the provider, or why there is none. */
export type Answer = { status: number; body: string } | { failed: Failing };
