/** What a state is waiting for from the server. Pure: the calls follow from the state, also after a reload. */

import type { Choice, Profile, TurnBody } from "./contract";
import { OPS_PARTS, type Ops, type OpsRequest, readIn } from "./ops";
import { nextToRead } from "./person";
import { onItsWay } from "./resume";
import { isAwaited, lookAgainIn } from "./looking";
import type { Reading } from "./reading";
import type { Shared } from "./shared";
import { missing } from "./own";
import type { Answer, OwnModel } from "./own-contract";
import type { State } from "./state";
import { type Try, waitFor } from "./tries";
import { type Work, lookIn } from "./work";

export type Request =
  | { is: "catalog" }
  | { is: "outlook" }
  | { is: "me" }
  | { is: "enrol" }
  | { is: "resumes" }
  | { is: "resume"; file: File }
  | { is: "correct"; id: string; profile: Profile }
  | { is: "remove"; id: string }
  | { is: "past" }
  | { is: "past-report"; id: string }
  | { is: "start"; key: string; choice: Choice }
  | { is: "interview"; id: string }
  | { is: "turn"; id: string; turn: TurnBody }
  | { is: "finish"; id: string }
  | { is: "report"; id: string }
  | { is: "review"; id: string }
  | { is: "link" | "make-link" | "revoke-link"; id: string }
  | { is: "shared"; token: string }
  | { is: "recordings"; id: string }
  | { is: "task"; id: string; again: boolean }
  | { is: "task-done"; id: string; nonce: string; answer: Answer }
  | { is: "export" }
  | { is: "erase" }
  | { is: "erase-one"; id: string }
  | { is: "recover"; code: string }
  | OpsRequest;

/** `key` is one try of one request: while it stays the same, the same call is meant. */
export interface Call {
  key: string;
  after: number;
  request: Request;
}

export function calls(state: State): Call[] {
  const { catalog } = state;
  const wanted = [
    catalog.value ? null : call({ is: "catalog" }, "", catalog.try),
    screenCall(state),
    linkCall(state),
    recordingsCall(state),
    workCall(state),
    ...personCalls(state),
    resumeCall(state),
    ...(state.screen.at === "ops" ? opsCalls(state.screen) : []),
  ];
  return wanted.filter((one) => one !== null);
}

/** So long after a keystroke a correction may still grow, in seconds. */
const SETTLES = 0.6;

function resumeCall({ resume, person }: State): Call | null {
  switch (resume.is) {
    case "sending":
      return person.known
        ? call({ is: "resume", file: resume.file }, resume.key, resume.try)
        : call({ is: "enrol" }, resume.key, resume.try);
    case "removing":
      return call({ is: "remove", id: resume.id }, resume.id, resume.try);
    case "held": {
      const { correction, id, profile } = resume;
      if (!correction) return null;
      const wanted = call({ is: "correct", id, profile }, `${id} ${correction.nth}`, correction.try);
      return wanted && { ...wanted, after: Math.max(SETTLES, wanted.after) };
    }
    case "none":
      return null;
  }
}

function screenCall({ screen, resume, work }: State): Call | null {
  switch (screen.at) {
    case "setup": {
      const { starting } = screen;
      if (!starting || (starting.withResume && onItsWay(resume))) return null;
      const mine = starting.withResume && resume.is === "held" ? { resume_id: resume.id } : {};
      const brought = starting.own ? { own_model: said(starting.own) } : {};
      const choice = { ...starting.choice, ...mine, ...brought };
      return call({ is: "start", key: starting.key, choice }, starting.key, starting.try);
    }
    case "opening":
      return call({ is: "interview", id: screen.id }, screen.id, screen.try);
    case "room": {
      const { id, doing } = screen;
      if (doing.is === "finishing") return call({ is: "finish", id }, id, doing.try);
      if (doing.is !== "sending" && doing.is !== "asking") return null;
      const { number, action, nth } = doing.turn;
      return call({ is: "turn", id, turn: doing.turn }, `${id}/${number}/${action}/${nth}`, doing.try);
    }
    case "report":
      return reportCall(screen, work);
    case "shared":
      return sharedCall(screen);
    default:
      return null;
  }
}

function linkCall({ screen }: State): Call | null {
  if (screen.at !== "report" || !("try" in screen.sharing)) return null;
  const { id, sharing } = screen;
  const is = LINK_CALLS[sharing.is];
  return call({ is, id }, id, sharing.try);
}

/** Once the report is there, and again when another recording has arrived. */
function recordingsCall({ screen, offers, taped }: State): Call | null {
  if (screen.at !== "report" || !screen.report || !offers.recordings) return null;
  if (screen.heardAfter === taped.kept) return null;
  return { key: `recordings ${screen.id} ${taped.kept}`, after: 0, request: { is: "recordings", id: screen.id } };
}

const LINK_CALLS = { looking: "link", making: "make-link", revoking: "revoke-link" } as const;

/** Nothing is asked for that this browser could not do. */
function workCall({ screen, own, work, can }: State): Call | null {
  const model = work && own.of[work.id];
  if (!model || missing(own, model, can.lend)) return null;
  const { id, mark, doing } = work;
  if (doing.is === "telling") {
    const { task, answer } = doing;
    return call({ is: "task-done", id, nonce: task.nonce, answer }, task.nonce, doing.try);
  }
  if (doing.is !== "looking") return null;
  const { again, looks } = doing;
  const wait = lookIn(screen, looks);
  const wanted = call({ is: "task", id, again }, `${id} ${mark} ${looks} ${again}`, doing.try);
  return wait === null ? null : wanted && { ...wanted, after: Math.max(wait, wanted.after) };
}

function said({ provider, model, base }: OwnModel): Partial<OwnModel> {
  return { provider, ...(model && { model }), ...(base && { base }) };
}

function reportCall(screen: Reading, work: Work | null): Call | null {
  const { id, report, objection, looks } = screen;
  if (objection.is === "asking") return call({ is: "review", id }, id, objection.try);
  if (!report) return call({ is: "report", id }, id, screen.try);
  if (work?.doing.is === "rereading") {
    const nth = work.doing.looks;
    return {
      key: `report ${id} reread ${nth}`,
      after: lookIn(screen, nth) ?? 0,
      request: { is: "report", id },
    };
  }
  if (!isAwaited(screen)) return null;
  return { key: `report ${id} look ${looks}`, after: lookAgainIn(looks), request: { is: "report", id } };
}

function sharedCall(screen: Shared): Call | null {
  const { token, report, looks } = screen;
  const request: Request = { is: "shared", token };
  if (!report) return call(request, token, screen.try);
  return isAwaited(screen) ? { key: `shared ${token} look ${looks}`, after: lookAgainIn(looks), request } : null;
}

/** Where the day's limit is shown, and where what was done before is. */
const SHOWS_ME = ["landing", "setup", "report"];
const INVITES = ["landing", "setup"];
const SHOWS_PAST = ["landing", "progress"];

function personCalls({ screen, person, resume }: State): (Call | null)[] {
  const { known, me, past, resumes, task } = person;
  const busy = screen.at === "setup" && screen.starting !== null;
  const unread = screen.at === "progress" ? nextToRead(person) : null;
  return [
    known && !me && !busy && SHOWS_ME.includes(screen.at) ? call({ is: "me" }, "", person.try) : null,
    !known && !me && !busy && INVITES.includes(screen.at) ? call({ is: "outlook" }, "", person.try) : null,
    known && !past && SHOWS_PAST.includes(screen.at) ? call({ is: "past" }, "", person.try) : null,
    resumes === "wanted" && screen.at === "setup" && resume.is === "none"
      ? call({ is: "resumes" }, "", person.try)
      : null,
    unread ? call({ is: "past-report", id: unread }, unread, person.try) : null,
    task.is === "exporting" ? call({ is: "export" }, "", task.try) : null,
    task.is === "erasing" ? call({ is: "erase" }, "", task.try) : null,
    task.is === "erasing-one" ? call({ is: "erase-one", id: task.id }, task.id, task.try) : null,
    task.is === "recovering" ? call({ is: "recover", code: task.code }, "", task.try) : null,
  ];
}

function opsCalls(screen: Ops): (Call | null)[] {
  const { key, reads, task } = screen;
  if (key === null) return [];
  const parts = OPS_PARTS.map((part) => {
    const after = readIn(screen, part);
    const request: Request = { is: `ops-${part}`, key };
    return after === null ? null : { key: `${request.is} ${key} ${reads[part].count}`, after, request };
  });
  if (task.is !== "running") return parts;
  const { deed, ...what } = task.wish;
  const request = { is: `ops-${deed}`, key, ...what } as OpsRequest;
  return [...parts, { key: `${request.is} ${task.nth}`, after: 0, request }];
}

function call(request: Request, of: string, tried: Try): Call | null {
  const after = waitFor(tried);
  return after === null ? null : { key: `${request.is} ${of} ${tried.attempt}`, after, request };
}
