/** What a state wants of the models that somebody brings. Pure: it follows from the state, as the calls do. */

import { settle } from "./choice";
import { type Own, missing } from "./own";
import type { OwnModel, Task } from "./own-contract";
import type { State } from "./state";

export interface Errand {
  /** The task to be run with that model, and the key for it where it needs one. */
  run: { task: Task; model: OwnModel; key: string; language: string } | null;
  /** The language that the model of the browser is wanted for, and whether it is to be downloaded. */
  built: { language: string; download: boolean } | null;
  /** The local server whose models are looked for. */
  find: { base: string; nth: number } | null;
}

export function errandOf(state: State): Errand {
  const { own } = state;
  const asking = state.screen.at === "setup" && own.found.is === "asking";
  return {
    run: runOf(state),
    built: builtOf(state),
    find: asking ? { base: own.base, nth: own.found.nth } : null,
  };
}

/** Nothing has to be fetched for an errand like this. */
export function isIdle({ run, built, find }: Errand): boolean {
  return !run && !built && !find;
}

function runOf({ own, work, can, screen }: State): Errand["run"] {
  const model = work && own.of[work.id];
  if (!model || work.doing.is !== "running" || missing(own, model, can.lend)) return null;
  return { task: work.doing.task, model, key: own.keys[model.provider] ?? "", language: languageOf(screen) };
}

function builtOf(state: State): Errand["built"] {
  const { screen, own, can } = state;
  if (!can.lend || !wantsBuilt(state, own)) return null;
  const language = screen.at === "setup" ? spokenAt(state) : languageOf(screen);
  return language === "" ? null : { language, download: own.built.is === "downloading" && own.built.here };
}

function wantsBuilt({ screen, work }: State, own: Own): boolean {
  if (screen.at === "setup") return own.way === "browser";
  return work !== null && own.of[work.id]?.provider === "browser";
}

/** The language an interview begun now is held in. */
function spokenAt({ catalog, language, wish }: State): string {
  return (catalog.value && settle(catalog.value, { language, ...wish })?.language) ?? "";
}

function languageOf(screen: State["screen"]): string {
  if (screen.at === "room") return screen.language;
  return screen.at === "report" ? (screen.report?.language ?? "en") : "";
}
