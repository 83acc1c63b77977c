/** What a model of the person's own does for the interview in front: asked for, run here, told. It never waits. Pure. */

import { type Answer, type Failing, type Task, type TaskKind, type Told } from "./own-contract";
import type { Own } from "./own";
import type { Screen } from "./state";
import { type Trouble, type Try, failedTry, firstTry, tryNow } from "./tries";

/** Why a task came to nothing, or not to all of it. `away`: the provider itself is in trouble. */
export type Cause = Failing | "away" | "garbage" | "partly";

export interface Setback {
  cause: Cause;
  kind: TaskKind;
}

export type Doing =
  /** Nothing is asked before something changes. */
  | { is: "resting" }
  | { is: "looking"; looks: number; again: boolean; try: Try }
  | { is: "running"; task: Task }
  | { is: "telling"; task: Task; answer: Answer; try: Try }
  /** Its review was taken, and the new report is on its way. */
  | { is: "rereading"; looks: number };

export interface Work {
  id: string;
  /** What was in front when it was last looked for tasks from the start. */
  mark: string;
  doing: Doing;
  setback: Setback | null;
}

export type WorkEvent =
  | { is: "task-came"; task: Task | null }
  | { is: "task-ran"; nonce: string; answer: Answer }
  | { is: "task-told"; nonce: string; told: Told }
  | { is: "own-again" };

/** Seconds before each look for a task, after a turn and after the end; then nothing is expected any more. */
const LOOKS = { room: [0, 5, 15], report: [0, 2, 4, 8, 15, 30, 60] };

/** More tries would not help before the person has done something. */
const FINAL: readonly Cause[] = ["key", "quota"];

const looking: Extract<Doing, { is: "looking" }> = { is: "looking", looks: 0, again: false, try: firstTry };

/** The work that belongs to what is in front: the same while nothing moved, anew for another interview. */
export function workAt(work: Work | null, screen: Screen, { of }: Own): Work | null {
  if (screen.at !== "room" && screen.at !== "report") return null;
  if (!of[screen.id] || (screen.at === "report" && screen.report?.own_model)) return null;
  const mark = screen.at === "room" ? `turn ${screen.question.number}` : `report ${screen.report !== null}`;
  if (work?.id !== screen.id) return { id: screen.id, mark, doing: looking, setback: null };
  if (work.mark === mark) return work;
  const { doing, setback } = work;
  const stays = doing.is === "running" || doing.is === "telling" || (setback && isFinal(setback));
  return { ...work, mark, doing: stays ? doing : looking };
}

/** A key that was refused is refused again; where quota was short for less, there may be some for what is next. */
function isFinal({ cause, kind }: Setback): boolean {
  return cause === "key" || (cause === "quota" && kind === "review");
}

export function nextInWork(work: Work | null, event: WorkEvent): Work | null {
  if (!work) return null;
  const { doing } = work;
  switch (event.is) {
    case "own-again":
      if (doing.is === "running" || doing.is === "telling") return work;
      return { ...work, setback: null, doing: { ...looking, again: true } };
    case "task-came":
      if (doing.is !== "looking") return work;
      if (event.task) return { ...work, doing: { is: "running", task: event.task } };
      // A review that failed and is not handed out again is up to the person.
      if (work.setback?.kind === "review") return { ...work, doing: { is: "resting" } };
      return { ...work, doing: { ...looking, looks: doing.looks + 1 } };
    case "task-ran":
      if (doing.is !== "running" || doing.task.nonce !== event.nonce) return work;
      return { ...work, doing: { is: "telling", task: doing.task, answer: event.answer, try: firstTry } };
    case "task-told":
      if (doing.is !== "telling" || doing.task.nonce !== event.nonce) return work;
      return after(work, doing.task, doing.answer, event.told);
  }
}

function after(work: Work, { kind }: Task, answer: Answer, told: Told): Work {
  const cause = causeOf(answer, told);
  const setback = cause && { cause, kind };
  if (told.outcome !== "dropped") return { ...work, setback, doing: afterUse(kind, told.next) };
  const final = cause !== null && FINAL.includes(cause);
  // What failed is not handed out again at once; how often it is, is up to the server.
  return { ...work, setback, doing: final ? { is: "resting" } : { ...looking, looks: 1 } };
}

/** Where nothing is to be done next, nothing is before something changes. */
function afterUse(kind: TaskKind, next: Task | null): Doing {
  if (kind === "review") return { is: "rereading", looks: 0 };
  return next ? { is: "running", task: next } : { is: "resting" };
}

function causeOf(answer: Answer, { outcome }: Told): Cause | null {
  if (outcome === "used") return null;
  if (outcome === "partly") return "partly";
  if ("failed" in answer) return answer.failed;
  const { status } = answer;
  if (status === 401 || status === 403) return "key";
  if (status === 402 || status === 429) return "quota";
  if (status >= 500) return "away";
  return status >= 400 ? "refused" : "garbage";
}

/** A call to our own server failed. A task it does not know any more, or has an answer for, is over. */
export function workFailed(work: Work | null, call: "task" | "task-done", trouble: Trouble): Work | null {
  if (!work) return null;
  const { doing } = work;
  const passes = trouble.kind === "away" || trouble.kind === "busy";
  if (call === "task" && doing.is === "looking")
    return { ...work, doing: passes ? { ...doing, try: failedTry(doing.try, trouble) } : { is: "resting" } };
  if (call === "task-done" && doing.is === "telling")
    return {
      ...work,
      doing: passes ? { ...doing, try: failedTry(doing.try, trouble) } : { ...looking, looks: 1 },
    };
  return work;
}

export function workRetried(work: Work | null): Work | null {
  if (!work || !("try" in work.doing)) return work;
  return { ...work, doing: { ...work.doing, try: tryNow(work.doing.try) } };
}

/** A report was read again: the one that was waited for makes an end of the work before this is asked. */
export function reread(work: Work | null): Work | null {
  if (work?.doing.is !== "rereading") return work;
  const looks = work.doing.looks + 1;
  return { ...work, doing: looks < LOOKS.report.length ? { is: "rereading", looks } : { is: "resting" } };
}

/** Seconds until it is looked for the next time; null where it is not. */
export function lookIn(screen: Screen, looks: number): number | null {
  return (screen.at === "room" ? LOOKS.room : LOOKS.report)[looks] ?? null;
}

/** Whether a model is at it, or may be asked by itself any moment. */
export function isBusy({ doing }: Work, screen: Screen): boolean {
  return doing.is === "looking" ? lookIn(screen, doing.looks) !== null : doing.is !== "resting";
}
