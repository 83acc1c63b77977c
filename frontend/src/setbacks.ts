/** What a failed call makes of a state, and what trying again makes of it. Pure. */

import { pathOf } from "./paths";
import { nextInRoom, roomFailed } from "./room";
import type { CallName, DataTask, State } from "./state";
import { type Trouble, failedTry, firstTry, tryNow } from "./tries";

export function failed(state: State, call: CallName, trouble: Trouble): State {
  const { screen, person } = state;
  const { task } = person;
  if (trouble.kind === "lost" && person.known && aboutPerson.includes(call))
    return unknownPerson(state, call);
  if (call === "catalog")
    return { ...state, catalog: { ...state.catalog, try: failedTry(state.catalog.try, trouble) } };
  if (call === "me" || call === "past") {
    return { ...state, person: { ...person, try: failedTry(person.try, trouble) } };
  }
  if (call === "export" || call === "erase") {
    return "try" in task ? withTask(state, { ...task, try: failedTry(task.try, trouble) }) : state;
  }
  if (trouble.kind === "lost" && "id" in screen) {
    return { ...state, screen: { at: "lost", detail: trouble.detail, path: pathOf(screen) } };
  }
  if (call === "report" && trouble.kind === "refused" && screen.at === "report") {
    return { ...state, screen: { at: "opening", id: screen.id, try: firstTry } };
  }
  if (screen.at === "room") return { ...state, screen: roomFailed(screen, trouble) };
  if (screen.at === "setup" && screen.starting) {
    const starting = { ...screen.starting, try: failedTry(screen.starting.try, trouble) };
    return { ...state, screen: { ...screen, starting } };
  }
  if (screen.at === "opening" || screen.at === "report") {
    return { ...state, screen: { ...screen, try: failedTry(screen.try, trouble) } };
  }
  return state;
}

const aboutPerson: CallName[] = ["me", "past", "start", "export", "erase"];

/** The server no longer knows who we are, so nothing is held about them: go on as somebody new. */
function unknownPerson(state: State, call: CallName): State {
  const task: DataTask = call === "erase" ? { is: "erased" } : { is: "none" };
  const anew: State = { ...state, person: nobody(task) };
  const { screen } = state;
  if (screen.at !== "setup" || !screen.starting) return anew;
  const again = { attempt: screen.starting.try.attempt + 1, trouble: null };
  return { ...anew, screen: { ...screen, starting: { ...screen.starting, try: again } } };
}

/** Everything that waits is tried at once. */
export function retried(state: State): State {
  const { screen, person, catalog } = state;
  const task = "try" in person.task ? { ...person.task, try: tryNow(person.task.try) } : person.task;
  const all: State = {
    ...state,
    catalog: { ...catalog, try: tryNow(catalog.try) },
    person: { ...person, try: tryNow(person.try), task },
  };
  if (screen.at === "room") return { ...all, screen: nextInRoom(screen, { is: "retry" }) };
  if (screen.at === "setup" && screen.starting) {
    return {
      ...all,
      screen: { ...screen, starting: { ...screen.starting, try: tryNow(screen.starting.try) } },
    };
  }
  if (screen.at === "opening" || screen.at === "report") {
    return { ...all, screen: { ...screen, try: tryNow(screen.try) } };
  }
  return all;
}

/** The person as this browser knows them before their first interview. */
export function nobody(task: DataTask): State["person"] {
  return { known: false, me: null, past: null, try: firstTry, task };
}

export function withTask(state: State, task: DataTask): State {
  return { ...state, person: { ...state.person, task } };
}
