/** What a failed call makes of a state, and what trying again makes of it. Pure. */

import { OPS_DEEDS, OPS_PARTS, deedFailed, opsFailed } from "./ops";
import { pathOf } from "./paths";
import { TASKS, lookAgain, nobody, personFailed, personRetried } from "./person";
import { readAgain, readingFailed } from "./reading";
import { RESUME_CALLS, type ResumeCall, gone, noResume, resumeFailed, resumeRetried } from "./resume";
import { roomFailed } from "./replies";
import { nextInRoom } from "./room";
import { sharedAgain, sharedFailed } from "./shared";
import type { CallName, State } from "./state";
import { workFailed, workRetried } from "./work";
import { type Trouble, failedTry, firstTry, tryNow } from "./tries";

const BY_TOKEN: CallName[] = ["me", "past", "resumes", "start", "resume", "export", "erase"];
const ABOUT_PERSON: string[] = ["me", "outlook", "past", "resumes", "past-report", ...TASKS];

export function failed(state: State, call: CallName, trouble: Trouble): State {
  const { screen, person } = state;
  if (trouble.kind === "lost" && person.known && BY_TOKEN.includes(call)) return unknownPerson(state, call);
  if (call === "task" || call === "task-done")
    return { ...state, work: workFailed(state.work, call, trouble) };
  if (call === "catalog")
    return { ...state, catalog: { ...state.catalog, try: failedTry(state.catalog.try, trouble) } };
  if (ABOUT_PERSON.includes(call)) return { ...state, person: personFailed(person, call, trouble) };
  if (isAboutResume(call)) return aboutResume(state, call, trouble);
  if (call === "recordings") {
    // The report says what was answered; to hear it is a help, and is tried again when it is opened again.
    return screen.at === "report" ? { ...state, screen: { ...screen, heardAfter: state.taped.kept } } : state;
  }
  if (call === "review")
    return screen.at === "report" ? { ...state, screen: readingFailed(screen, call, trouble) } : state;
  if (screen.at === "shared") {
    return trouble.kind === "lost"
      ? { ...state, screen: { at: "lost", detail: trouble.detail, path: pathOf(screen) } }
      : { ...state, screen: sharedFailed(screen, trouble) };
  }
  if (trouble.kind === "lost" && "id" in screen) {
    return { ...state, screen: { at: "lost", detail: trouble.detail, path: pathOf(screen) } };
  }
  if (screen.at === "report") {
    return trouble.kind === "refused"
      ? { ...state, screen: { at: "opening", id: screen.id, try: firstTry } }
      : { ...state, screen: readingFailed(screen, call, trouble) };
  }
  if (screen.at === "ops") {
    if (OPS_DEEDS.some((deed) => call === `ops-${deed}`))
      return { ...state, screen: deedFailed(screen, trouble) };
    const part = OPS_PARTS.find((one) => call === `ops-${one}`);
    return part ? { ...state, screen: opsFailed(screen, part, trouble) } : state;
  }
  if (screen.at === "room") return { ...state, screen: roomFailed(screen, trouble) };
  if (screen.at === "setup" && screen.starting) {
    if (trouble.field === "resume_id")
      return { ...state, resume: gone, screen: { ...screen, starting: null } };
    const starting = { ...screen.starting, try: failedTry(screen.starting.try, trouble) };
    return { ...state, screen: { ...screen, starting } };
  }
  if (screen.at === "opening") {
    return { ...state, screen: { ...screen, try: failedTry(screen.try, trouble) } };
  }
  return state;
}

function isAboutResume(call: CallName): call is ResumeCall {
  return RESUME_CALLS.includes(call);
}

/** An interview that waits for a résumé does not start without it unasked. */
function aboutResume(state: State, call: ResumeCall, trouble: Trouble): State {
  const resume = resumeFailed(state.resume, call, trouble);
  const { screen } = state;
  const given = screen.at === "setup" && screen.starting?.withResume && resume.is === "none";
  const person = resume.is === "none" ? lookAgain(state.person) : state.person;
  return { ...state, person, resume, screen: given ? { ...screen, starting: null } : screen };
}

/** The server no longer knows who we are, so nothing is held about them: go on as somebody new. */
function unknownPerson(state: State, call: CallName): State {
  const { screen, resume } = state;
  const anew: State = {
    ...state,
    person: nobody({ is: call === "erase" ? "erased" : "none" }),
    resume:
      resume.is === "sending"
        ? { ...resume, try: { ...resume.try, attempt: resume.try.attempt + 1 } }
        : noResume,
  };
  if (screen.at !== "setup" || !screen.starting) return anew;
  const again = { attempt: screen.starting.try.attempt + 1, trouble: null };
  return { ...anew, screen: { ...screen, starting: { ...screen.starting, try: again } } };
}

/** Everything that waits is tried at once. */
export function retried(state: State): State {
  const { screen, person, catalog } = state;
  const all: State = {
    ...state,
    catalog: { ...catalog, try: tryNow(catalog.try) },
    person: personRetried(person),
    resume: resumeRetried(state.resume),
    work: workRetried(state.work),
  };
  switch (screen.at) {
    case "room":
      return { ...all, screen: nextInRoom(screen, { is: "retry" }) };
    case "report":
      return { ...all, screen: readAgain(screen) };
    case "shared":
      return { ...all, screen: sharedAgain(screen) };
    case "opening":
      return { ...all, screen: { ...screen, try: tryNow(screen.try) } };
    case "setup": {
      const { starting } = screen;
      return starting
        ? { ...all, screen: { ...screen, starting: { ...starting, try: tryNow(starting.try) } } }
        : all;
    }
    default:
      return all;
  }
}
