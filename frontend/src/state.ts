/** Every screen as one union, and `next(state, event)`: what each event makes of it. Pure. */

import type { Wish } from "./choice";
import type { Catalog, Choice, Interview, Me, PastInterview, Report, Started, Turned } from "./contract";
import { screenAt, pathOf } from "./paths";
import { type Draft, type Room, type RoomEvent, enter, nextInRoom, overtaken, turned } from "./room";
import { failed, nobody, retried, withTask } from "./setbacks";
import { type Trouble, type Try, firstTry, waitFor } from "./tries";

export type Theme = "system" | "light" | "dark";

export type Screen =
  | { at: "landing" }
  | { at: "setup"; starting: { key: string; choice: Choice; try: Try } | null }
  | { at: "opening"; id: string; try: Try }
  | Room
  | { at: "report"; id: string; report: Report | null; try: Try }
  | { at: "lost"; detail: string; path: string };

/** What the person is doing with all that is held about them. */
export type DataTask =
  | { is: "none" }
  | { is: "exporting"; try: Try }
  | { is: "confirming-erase" }
  | { is: "erasing"; try: Try }
  | { is: "erased" };

export interface State {
  screen: Screen;
  online: boolean;
  /** Whether this browser keeps what is written when the page is closed. */
  keeps: boolean;
  theme: Theme;
  catalog: { value: Catalog | null; try: Try };
  wish: Wish;
  person: { known: boolean; me: Me | null; past: PastInterview[] | null; try: Try; task: DataTask };
}

export type Event =
  | RoomEvent
  | { is: "went"; path: string }
  | { is: "theme-chose"; theme: Theme }
  | { is: "link"; online: boolean }
  | { is: "unkept" }
  | { is: "chose"; wish: Wish }
  | { is: "begin"; key: string; choice: Choice }
  | { is: "export" }
  | { is: "erase" }
  | ServerEvent;

/** What came back from the server. */
export type ServerEvent =
  | { is: "catalog-came"; catalog: Catalog }
  | { is: "me-came"; me: Me }
  | { is: "past-came"; past: PastInterview[] }
  | { is: "started"; started: Started }
  | { is: "interview-came"; interview: Interview; draft: Draft | null }
  | { is: "turned"; reply: Turned }
  | { is: "overtaken"; interview: Interview }
  | { is: "finished" }
  | { is: "report-came"; report: Report }
  | { is: "report-waiting"; retryIn: number | null }
  | { is: "exported"; body: string }
  | { is: "erased" }
  | { is: "failed"; call: CallName; trouble: Trouble };

export type CallName =
  "catalog" | "me" | "past" | "start" | "interview" | "turn" | "finish" | "report" | "export" | "erase";

export interface Remembered {
  theme: Theme;
  wish: Wish;
  known: boolean;
  keeps: boolean;
}

export function begin(path: string, remembered: Remembered, online: boolean): State {
  const { theme, wish, known, keeps } = remembered;
  return {
    screen: screenAt(path),
    online,
    keeps,
    theme,
    catalog: { value: null, try: firstTry },
    wish,
    person: { ...nobody({ is: "none" }), known },
  };
}

export function next(state: State, event: Event): State {
  const { screen, person } = state;
  switch (event.is) {
    case "went":
      return pathOf(screen) === event.path ? state : fresh({ ...state, screen: screenAt(event.path) });
    case "theme-chose":
      return { ...state, theme: event.theme };
    case "link":
      return event.online ? retried({ ...state, online: true }) : { ...state, online: false };
    case "unkept":
      return { ...state, keeps: false };
    case "retry":
      return retried(state);
    case "chose": {
      const wish = { ...state.wish, ...event.wish };
      return screen.at === "setup" ? { ...state, wish, screen: { at: "setup", starting: null } } : state;
    }
    case "begin": {
      const busy = screen.at !== "setup" || (screen.starting && waitFor(screen.starting.try) !== null);
      if (busy) return state;
      const starting = { key: event.key, choice: event.choice, try: firstTry };
      return { ...state, wish: event.choice, screen: { at: "setup", starting } };
    }
    case "export":
      return withTask(state, { is: "exporting", try: firstTry });
    case "erase":
      return withTask(state, { is: "confirming-erase" });
    case "confirm":
    case "dismiss":
      if (person.task.is !== "confirming-erase") return inRoom(state, event);
      return withTask(state, event.is === "confirm" ? { is: "erasing", try: firstTry } : { is: "none" });
    case "catalog-came":
      return { ...state, catalog: { value: event.catalog, try: firstTry } };
    case "me-came":
      return { ...state, person: { ...person, me: event.me } };
    case "past-came":
      return { ...state, person: { ...person, past: event.past, try: firstTry } };
    case "exported":
      return withTask(state, { is: "none" });
    case "erased":
      return { ...state, person: nobody({ is: "erased" }) };
    case "started":
      return started(state, event.started);
    case "interview-came":
      return opened(state, event.interview, event.draft);
    case "overtaken":
      return opened(state, event.interview, null);
    case "turned":
      if (screen.at !== "room") return state;
      return event.reply.status === "finished"
        ? toReport(state, screen.id)
        : { ...state, screen: turned(screen, event.reply) };
    case "finished":
      return screen.at === "room" ? toReport(state, screen.id) : state;
    case "report-came":
      return screen.at === "report"
        ? { ...state, screen: { ...screen, report: event.report, try: firstTry } }
        : state;
    case "report-waiting": {
      if (screen.at !== "report") return state;
      const trouble: Trouble = { kind: "scoring", detail: "", retryIn: event.retryIn };
      return { ...state, screen: { ...screen, try: { attempt: screen.try.attempt + 1, trouble } } };
    }
    case "failed":
      return failed(state, event.call, event.trouble);
    default:
      return inRoom(state, event);
  }
}

/** A screen just arrived at asks again for what may have changed since. */
function fresh(state: State): State {
  const task: DataTask = { is: "none" };
  return { ...state, person: { ...state.person, me: null, past: null, try: firstTry, task } };
}

function started(state: State, start: Started): State {
  if (state.screen.at !== "setup" || !state.screen.starting) return state;
  const { role, level, kind } = state.screen.starting.choice;
  const interview: Interview = {
    ...{ id: start.id, role, level, kind, expires_at: start.expires_at },
    ...{ status: "in_progress", question: start.question, progress: start.progress, turns: [], aids: [] },
  };
  return {
    ...state,
    person: { ...state.person, known: true },
    screen: enter(interview, start.question, null),
  };
}

/** The server's own state of an interview stands, whatever this tab believed. */
function opened(state: State, interview: Interview, draft: Draft | null): State {
  const { screen } = state;
  if ((screen.at !== "opening" && screen.at !== "room") || screen.id !== interview.id) return state;
  if (interview.status === "finished" || !interview.question) return toReport(state, interview.id);
  const room =
    screen.at === "room"
      ? overtaken(screen, interview, interview.question)
      : enter(interview, interview.question, draft);
  return { ...state, screen: room };
}

function toReport(state: State, id: string): State {
  return { ...state, screen: { at: "report", id, report: null, try: firstTry } };
}

function inRoom(state: State, event: Event): State {
  return state.screen.at === "room"
    ? { ...state, screen: nextInRoom(state.screen, event as RoomEvent) }
    : state;
}
