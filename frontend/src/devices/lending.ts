/** Does what is wanted of the models that somebody brings: runs tasks, asks and downloads the browser's, finds others. */

import type { Errand } from "../errand";
import type { Answer } from "../own-contract";
import type { Event } from "../state";
import { type BuiltIn, downloaded, prompted, standing } from "./built-in";
import { modelsAt, sent } from "./elsewhere";

/** Another page downloads it, and nobody says how far that is. */
const AGAIN_MS = 5000;

export { builtInto } from "./built-in";

/** `here`: the origins of this site, which no key may go to. */
export function lending(
  built: BuiltIn | null,
  send: typeof fetch,
  here: readonly string[],
  say: (event: Event) => void,
) {
  const run = oneAtATime();
  const ask = oneAtATime();
  const find = oneAtATime();

  async function work({ task, model, key, language }: NonNullable<Errand["run"]>, stopped: AbortSignal) {
    const late = AbortSignal.timeout(task.deadline_seconds * 1000);
    const signal = AbortSignal.any([stopped, late]);
    const answer: Answer =
      model.provider === "browser"
        ? await prompted(built, task.request.body, language, signal)
        : await sent(task.request, { model, key, here }, send, signal);
    if (!stopped.aborted)
      say({ is: "task-ran", nonce: task.nonce, answer: late.aborted ? { failed: "timeout" } : answer });
  }

  async function look({ language, download }: NonNullable<Errand["built"]>, stopped: AbortSignal) {
    const tell = (as: "downloading", share: number) =>
      stopped.aborted || say({ is: "own-built", language, as, share });
    let as = download
      ? await downloaded(built, language, (share) => tell("downloading", share), stopped)
      : await standing(built, language);
    while (!stopped.aborted) {
      say({ is: "own-built", language, as, share: 0 });
      if (as !== "downloading") return;
      await new Promise((go) => setTimeout(go, AGAIN_MS));
      as = await standing(built, language);
    }
  }

  async function search({ base }: NonNullable<Errand["find"]>, stopped: AbortSignal) {
    const models = await modelsAt(base, send, stopped);
    if (!stopped.aborted) say({ is: "own-found", models });
  }

  return function follow(wanted: Errand): void {
    run(wanted.run?.task.nonce ?? null, (stopped) => wanted.run && work(wanted.run, stopped));
    const { built: about } = wanted;
    ask(about && `${about.language} ${about.download}`, (stopped) => about && look(about, stopped));
    find(wanted.find && String(wanted.find.nth), (stopped) => wanted.find && search(wanted.find, stopped));
  };
}

/** Begins what has a new name, and stops what was under another one. */
function oneAtATime() {
  let name: string | null = null;
  let control = new AbortController();
  return (wanted: string | null, begin: (stopped: AbortSignal) => unknown): void => {
    if (wanted === name) return;
    control.abort();
    name = wanted;
    control = new AbortController();
    if (wanted !== null) begin(control.signal);
  };
}
