/** Who this browser is to the server: what is held about them and what they are doing with it. Pure. */

import type { Me, PastInterview, Report, ResumeRead } from "./contract";
import { type Trouble, type Try, failedTry, firstTry, tryNow } from "./tries";

/** What the person is doing with all that is held about them. */
export type DataTask =
  | { is: "none" }
  | { is: "exporting"; try: Try }
  | { is: "confirming-erase" }
  | { is: "erasing"; try: Try }
  | { is: "erased" }
  | { is: "confirming-erase-one"; id: string }
  | { is: "erasing-one"; id: string; try: Try }
  | { is: "erased-one" }
  | { is: "recovering"; code: string; try: Try }
  | { is: "recovered" };

export interface Person {
  known: boolean;
  /** Opens the same history on another device; empty where this browser never saw it. */
  code: string;
  me: Me | null;
  past: PastInterview[] | null;
  /** Résumés that the server keeps, the newest first; asked for when somebody looks where they show. */
  resumes: ResumeRead[] | "unasked" | "wanted";
  /** Reports read again for what they say together. */
  reports: Record<string, Report>;
  try: Try;
  task: DataTask;
}

export type PersonEvent =
  | { is: "export" }
  | { is: "erase" }
  | { is: "erase-one"; id: string }
  | { is: "recover"; code: string }
  | { is: "confirm" }
  | { is: "dismiss" }
  | { is: "me-came"; me: Me }
  | { is: "past-came"; past: PastInterview[] }
  | { is: "past-report-came"; report: Report }
  | { is: "resumes-look" }
  | { is: "resumes-came"; resumes: ResumeRead[] }
  | { is: "exported"; body: string }
  | { is: "enrolled"; candidate: Known }
  | { is: "erased" }
  | { is: "erased-one"; id: string }
  | { is: "recovered"; candidate: Known };

/** Somebody the server knows, and their recovery code. */
export interface Known {
  candidate_id: string;
  candidate_token: string;
  code: string;
}

/** The person as this browser knows them before their first interview. */
export function nobody(task: DataTask): Person {
  const unread = { me: null, past: null, resumes: "unasked", reports: {} } as const;
  return { known: false, code: "", ...unread, try: firstTry, task };
}

export function nextOfPerson(person: Person, event: PersonEvent): Person {
  const { task } = person;
  const doing = (next: DataTask): Person => ({ ...person, task: next });
  switch (event.is) {
    case "export":
      return doing({ is: "exporting", try: firstTry });
    case "erase":
      return doing({ is: "confirming-erase" });
    case "recover":
      return event.code.trim() === ""
        ? person
        : doing({ is: "recovering", code: event.code.trim(), try: firstTry });
    case "erase-one":
      return doing({ is: "confirming-erase-one", id: event.id });
    case "confirm":
      if (task.is === "confirming-erase-one") return doing({ is: "erasing-one", id: task.id, try: firstTry });
      return task.is === "confirming-erase" ? doing({ is: "erasing", try: firstTry }) : person;
    case "dismiss":
      return isAsked(person) ? doing({ is: "none" }) : person;
    case "me-came":
      return { ...person, me: event.me };
    case "past-came":
      return { ...person, past: event.past, try: firstTry };
    case "past-report-came":
      return { ...person, reports: { ...person.reports, [event.report.id]: event.report }, try: firstTry };
    case "resumes-look":
      return person.known && person.resumes === "unasked" ? { ...person, resumes: "wanted" } : person;
    case "resumes-came":
      return { ...person, resumes: event.resumes, try: firstTry };
    case "enrolled":
      return { ...person, known: true, code: event.candidate.code };
    case "exported":
      return doing({ is: "none" });
    case "erased":
      return nobody({ is: "erased" });
    case "erased-one":
      return { ...person, me: null, past: null, reports: {}, task: { is: "erased-one" } };
    case "recovered":
      return { ...nobody({ is: "recovered" }), known: true, code: event.candidate.code };
  }
}

/** Whether a second word is waited for before something is erased. */
export function isAsked({ task }: Person): boolean {
  return task.is === "confirming-erase" || task.is === "confirming-erase-one";
}

/** What is kept has changed: it is asked for again where somebody looks at it. */
export function lookAgain(person: Person): Person {
  return person.resumes === "unasked" ? person : { ...person, resumes: "wanted" };
}

export const TASKS = ["export", "erase", "erase-one", "recover"];

/** A call about the person failed. */
export function personFailed(person: Person, call: string, trouble: Trouble): Person {
  const { task } = person;
  if (!TASKS.includes(call)) return { ...person, try: failedTry(person.try, trouble) };
  return "try" in task ? { ...person, task: { ...task, try: failedTry(task.try, trouble) } } : person;
}

export function personRetried(person: Person): Person {
  const task = "try" in person.task ? { ...person.task, try: tryNow(person.task.try) } : person.task;
  return { ...person, try: tryNow(person.try), task };
}

const MOST_READ = 5;

/** The next of the latest finished interviews whose report is still to be read for the weak topics. */
export function nextToRead({ past, reports }: Person): string | null {
  const finished = (past ?? []).filter((one) => one.status === "finished" && one.overall !== null);
  return finished.slice(0, MOST_READ).find(({ id }) => !(id in reports))?.id ?? null;
}
