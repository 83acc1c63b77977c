/** How things stand with a model of the person's own, in words. Pure. */

import { missing, nameOf } from "./own";
import type { OwnModel } from "./own-contract";
import type { State } from "./state";
import type { Words } from "./words/en";
import { type Setback, type Work, isBusy } from "./work";

export interface OwnStanding {
  text: string;
  tone: "wait" | "warn";
  /** Whether the person may have it tried again. */
  again: boolean;
  /** The provider whose key is wanted for that. */
  keyFor: { provider: string; label: string } | null;
}

/** What to add to the line in the room: empty while all is well, and never more than one sentence and a comfort. */
export function doubtOf(state: State, { own: text }: Words): string {
  const found = workOf(state);
  if (!found) return "";
  const { model, work } = found;
  const lack = missing(state.own, model, state.can.lend);
  const what = lack ? text.missing[lack] : work.setback ? text.causes[work.setback.cause] : "";
  return what && `${what} ${text.goesOn}`;
}

/** How the review of a report stands that such a model is to make; null where it has made it, or none is to. */
export function standingOf(state: State, words: Words): OwnStanding | null {
  const found = workOf(state);
  if (!found) return null;
  const { model, work } = found;
  const { own: text } = words;
  const name = nameOf(model);
  const line = (...parts: string[]) => parts.filter(Boolean).join(" ");
  const lack = missing(state.own, model, state.can.lend);
  if (lack) {
    const keyFor = lack === "key" ? labelled(state, model) : null;
    const advice = keyFor ? text.advice.key : "";
    return { text: line(text.missing[lack], text.without, advice), tone: "warn", again: false, keyFor };
  }
  const { doing, setback } = work;
  const ofReview = setback?.kind === "review" ? text.causes[setback.cause] : "";
  if (doing.is === "rereading") return { text: text.fetching, tone: "wait", again: false, keyFor: null };
  if (isBusy(work, state.screen)) {
    const does = doing.is === "looking" ? text.waits(name) : text.working(name);
    return { text: line(ofReview, does), tone: "wait", again: false, keyFor: null };
  }
  const what = setback ? text.causes[setback.cause] : text.idle(name);
  const keyFor = setback?.cause === "key" ? labelled(state, model) : null;
  const advice = text.advice[adviceFor(setback, model)];
  return { text: line(what, text.without, advice), tone: "warn", again: true, keyFor };
}

function labelled({ catalog }: State, { provider }: OwnModel) {
  const row = catalog.value?.own_models?.find((one) => one.provider === provider);
  return { provider, label: row?.label ?? provider };
}

function workOf({ work, own }: State): { work: Work; model: OwnModel } | null {
  const model = work && own.of[work.id];
  return model ? { work, model } : null;
}

function adviceFor(setback: Setback | null, { provider }: OwnModel): keyof Words["own"]["advice"] {
  const cause = setback?.cause;
  if (cause === "key" || cause === "quota") return cause;
  if (cause === "network") return provider === "local" ? "local" : "network";
  return "other";
}
