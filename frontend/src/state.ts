/** Every screen as one union, and `next(state, event)`: what each event makes of it. Pure. */

import type { Request } from "./calls";
import type { Wish } from "./choice";
import type { Catalog, Choice, Heard, Interview, Report, Started, Turned } from "./contract";
import { pathOf, screenAt } from "./paths";
import type { Abilities, Habits, Theme } from "./habits";
import { type Ops, type OpsEvent, nextInOps } from "./ops";
import { type Own, type OwnEvent, asTold, lent, modelOf, nextOfOwn, ownless } from "./own";
import type { OwnModel } from "./own-contract";
import { type Person, type PersonEvent, isAsked, lookAgain, nextOfPerson, nobody } from "./person";
import { type Reading, type ReadingEvent, nextInReading, reading } from "./reading";
import { type TapeEvent, type Taped, nextInTaped } from "./recordings";
import { enter, overtaken, together, turned } from "./replies";
import { type Draft, type Room, type RoomEvent, nextInRoom } from "./room";
import { type Resume, type ResumeEvent, nextOfResume, noResume } from "./resume";
import { failed, retried } from "./setbacks";
import { type Shared, sharedCame } from "./shared";
import { type Trouble, type Try, firstTry, waitFor } from "./tries";
import { type Work, type WorkEvent, nextInWork, reread, workAt } from "./work";

export type Screen =
  | { at: "landing" }
  | { at: "setup"; starting: Starting | null }
  | { at: "opening"; id: string; try: Try }
  | Room
  | Reading
  | Shared
  | { at: "progress" }
  | Ops
  | { at: "lost"; detail: string; path: string };

/** A start on its way. `withResume`: it waits for the résumé at hand, and uses it. `own`: the
 * model that the person brings. */
export interface Starting {
  key: string;
  choice: Choice;
  withResume: boolean;
  own: OwnModel | null;
  try: Try;
}

export interface State {
  screen: Screen;
  online: boolean;
  /** Whether this browser keeps what is written when the page is closed. */
  keeps: boolean;
  theme: Theme;
  language: string;
  habits: Habits;
  can: Abilities;
  /** What this installation offers beyond the rest. */
  offers: { recordings: boolean };
  taped: Taped;
  catalog: { value: Catalog | null; try: Try };
  wish: Wish;
  person: Person;
  resume: Resume;
  own: Own;
  /** What a model of the person's own does for the interview in front. */
  work: Work | null;
}

export type Event =
  | RoomEvent
  | ReadingEvent
  | PersonEvent
  | ResumeEvent
  | OpsEvent
  | TapeEvent
  | OwnEvent
  | WorkEvent
  | { is: "offers"; recordings: boolean }
  | { is: "went"; path: string }
  | { is: "theme-chose"; theme: Theme }
  | { is: "language-chose"; language: string }
  | { is: "link"; online: boolean }
  | { is: "unkept" }
  | { is: "chose"; wish: Wish }
  | { is: "begin"; key: string; choice: Choice }
  | { is: "practise"; key: string; choice: Choice }
  | { is: "habit"; habits: Partial<Habits> }
  | { is: "draft-elsewhere"; draft: Draft | null }
  | { is: "save"; as: "markdown" | "json"; report: Report }
  | ServerEvent;

/** What came back from the server. */
export type ServerEvent =
  | { is: "catalog-came"; catalog: Catalog }
  | { is: "started"; started: Started }
  | { is: "interview-came"; interview: Interview; draft: Draft | null }
  | { is: "turned"; reply: Turned }
  | { is: "overtaken"; interview: Interview }
  | { is: "finished" }
  | Extract<
      ReadingEvent,
      { is: "report-came" | "report-waiting" | "objected" | "link-came" | "link-revoked" }
    >
  | Exclude<PersonEvent, { is: "export" | "erase" | "erase-one" | "recover" | "confirm" | "dismiss" | "resumes-look" }>
  | Extract<ResumeEvent, { is: "resume-came" | "resume-corrected" | "resume-removed" }>
  | Extract<OpsEvent, { is: "ops-came" | "ops-did" }>
  | { is: "recordings-came"; heard: Heard[] }
  | Extract<WorkEvent, { is: "task-came" | "task-told" }>
  | { is: "shared-came"; token: string; report: Report }
  | { is: "failed"; call: CallName; trouble: Trouble };

export type CallName = Request["is"];

export function next(state: State, event: Event): State {
  const after = step(state, event);
  if (after === state) return state;
  const work = workAt(after.work, after.screen, after.own);
  return work === after.work ? after : { ...after, work };
}

function step(state: State, event: Event): State {
  const { screen, person } = state;
  switch (event.is) {
    case "went":
      return pathOf(screen) === event.path ? state : anew({ ...state, screen: screenAt(event.path) });
    case "theme-chose":
      return { ...state, theme: event.theme };
    case "language-chose":
      return { ...state, language: event.language };
    case "habit":
      return { ...state, habits: { ...state.habits, ...event.habits } };
    case "listen":
      return onScreen({ ...state, habits: { ...state.habits, mic: true } }, event);
    case "draft-elsewhere":
      return screen.at === "room" ? { ...state, screen: together(screen, event.draft) } : state;
    case "link":
      return event.online ? retried({ ...state, online: true }) : { ...state, online: false };
    case "unkept":
      return { ...state, keeps: false };
    case "retry":
      return retried(state);
    case "save":
      return state;
    case "chose": {
      const wish = { ...state.wish, ...event.wish };
      return screen.at === "setup" ? { ...state, wish, screen: { at: "setup", starting: null } } : state;
    }
    case "begin": {
      const busy = screen.at !== "setup" || (screen.starting && waitFor(screen.starting.try) !== null);
      if (busy) return state;
      return starting({ ...state, wish: event.choice }, event.key, event.choice, true);
    }
    case "practise":
      // What was set up for interviews stays as it was: this is one in between.
      return screen.at === "setup" ? state : starting(state, event.key, event.choice, false);
    case "confirm":
    case "dismiss":
      if (!isAsked(person)) return onScreen(state, event);
      return { ...state, person: nextOfPerson(person, event) };
    case "export":
    case "erase":
    case "erase-one":
    case "recover":
    case "me-came":
    case "past-came":
    case "past-report-came":
    case "exported":
    case "enrolled":
    case "resumes-look":
    case "resumes-came":
      return { ...state, person: nextOfPerson(person, event) };
    case "erased":
      return { ...state, person: nextOfPerson(person, event), resume: noResume, own: ownless };
    case "erased-one":
      return erasedOne(state, event);
    case "recovered":
      return { ...state, person: nextOfPerson(person, event), resume: noResume };
    case "resume-removed":
      // Another may be kept beside it.
      return { ...state, person: lookAgain(person), resume: nextOfResume(state.resume, event) };
    case "resume-chose":
    case "resume-share":
    case "resume-came":
    case "resume-edited":
    case "resume-corrected":
    case "resume-confirmed":
    case "resume-remove":
    case "resume-use":
      return { ...state, resume: nextOfResume(state.resume, event) };
    case "own-chose":
    case "own-key":
    case "own-forget":
    case "own-keys":
    case "own-download":
    case "own-built":
    case "own-find":
    case "own-found":
      return { ...state, own: nextOfOwn(state.own, event) };
    case "own-again":
    case "task-came":
    case "task-ran":
    case "task-told":
      return { ...state, work: nextInWork(state.work, event) };
    case "report-came":
      return onScreen({ ...state, work: reread(state.work) }, event);
    case "ops-key":
    case "ops-do":
    case "ops-did":
    case "ops-came":
      return screen.at === "ops" ? { ...state, screen: nextInOps(screen, event) } : state;
    case "catalog-came":
      return { ...state, catalog: { value: event.catalog, try: firstTry } };
    case "started":
      return started(state, event.started);
    case "interview-came":
      return opened(state, event.interview, event.draft);
    case "overtaken":
      return opened(state, event.interview, null);
    case "turned":
      if (screen.at !== "room") return state;
      return event.reply.status === "finished"
        ? { ...state, screen: reading(screen.id) }
        : { ...state, screen: turned(screen, event.reply) };
    case "finished":
      return screen.at === "room" ? { ...state, screen: reading(screen.id) } : state;
    case "offers":
      return { ...state, offers: { recordings: event.recordings } };
    case "tape-kept":
    case "tape-lost":
      return { ...state, taped: nextInTaped(state.taped, event) };
    case "recordings-came":
      if (screen.at !== "report") return state;
      return { ...state, screen: { ...screen, heard: event.heard, heardAfter: state.taped.kept } };
    case "shared-came":
      if (screen.at !== "shared" || screen.token !== event.token) return state;
      return { ...state, screen: sharedCame(screen, event.report) };
    case "failed":
      return failed(state, event.call, event.trouble);
    default:
      return onScreen(state, event);
  }
}

function erasedOne(state: State, event: Extract<PersonEvent, { is: "erased-one" }>): State {
  const { screen, own } = state;
  const gone = "id" in screen && screen.id === event.id;
  const after: Screen = gone ? { at: "progress" } : screen;
  return { ...state, person: nextOfPerson(state.person, event), own: lent(own, event.id, null), screen: after };
}

/** A screen just arrived at asks again for what may have changed since. */
function anew(state: State): State {
  const { known, code, reports } = state.person;
  return { ...state, person: { ...nobody({ is: "none" }), known, code, reports } };
}

function starting(state: State, key: string, choice: Choice, withResume: boolean): State {
  const own = modelOf(state.own, state.catalog.value?.own_models ?? null);
  return { ...state, screen: { at: "setup", starting: { key, choice, withResume, own, try: firstTry } } };
}

function started(state: State, start: Started): State {
  if (state.screen.at !== "setup" || !state.screen.starting) return state;
  const { choice, own } = state.screen.starting;
  const { role, level, kind, language } = choice;
  const interview: Interview = {
    ...{ id: start.id, role, level, kind, language, expires_at: start.expires_at },
    ...{ status: "in_progress", question: start.question, progress: start.progress, turns: [], aids: [] },
    ...{ shaped: start.shaped, own_model: own },
  };
  const person = { ...state.person, known: true, code: start.recovery_code ?? state.person.code };
  return {
    ...state,
    person,
    own: lent(state.own, start.id, own),
    screen: enter(interview, start.question, null),
  };
}

/** The server's own state of an interview stands, whatever this tab believed. */
function opened(before: State, interview: Interview, draft: Draft | null): State {
  const { screen } = before;
  if ((screen.at !== "opening" && screen.at !== "room") || screen.id !== interview.id) return before;
  const state = { ...before, own: asTold(before.own, interview) };
  if (interview.status === "finished" || !interview.question)
    return { ...state, screen: reading(interview.id) };
  const room =
    screen.at === "room"
      ? overtaken(screen, interview, interview.question)
      : enter(interview, interview.question, draft);
  return { ...state, screen: room };
}

function onScreen(state: State, event: RoomEvent | ReadingEvent): State {
  const { screen } = state;
  if (screen.at === "room") return { ...state, screen: nextInRoom(screen, event as RoomEvent) };
  if (screen.at === "report") return { ...state, screen: nextInReading(screen, event as ReadingEvent) };
  return state;
}
