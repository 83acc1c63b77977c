/** The interview room as a value, and what each event makes of it. Pure. */

import type { Aid, AidKind, Interview, Progress, Question, Turn, TurnBody, Turned } from "./contract";
import { lengthOf } from "./spans";
import { type Trouble, type Try, failedTry, firstTry, tryNow } from "./tries";

export const LONGEST_ANSWER = 12_000;

/** What the room is busy with; at most one thing. */
export type Doing =
  | { is: "writing" }
  | { is: "confirming"; what: "finish" | "skip" }
  | { is: "asking"; turn: TurnBody; try: Try }
  | { is: "sending"; turn: TurnBody; try: Try }
  | { is: "finishing"; try: Try };

/** Something the person should read before going on. */
export type Note =
  { is: "blank" } | { is: "too-long"; by: number } | { is: "overtaken" } | { is: "refused"; detail: string };

export interface Room {
  at: "room";
  id: string;
  role: string;
  level: string;
  kind: string;
  expiresAt: string | null;
  question: Question;
  progress: Progress;
  turns: Turn[];
  aids: Aid[];
  acknowledgement: string;
  answer: string;
  spent: number;
  doing: Doing;
  note: Note | null;
  leftover: string;
}

/** The unsent part of a room, kept on the device with every keystroke. */
export interface Draft {
  number: number;
  answer: string;
  spent: number;
  sending: TurnBody | null;
}

export type RoomEvent =
  | { is: "typed"; answer: string }
  | { is: "send" }
  | { is: "ask-aid"; kind: AidKind }
  | { is: "skip" }
  | { is: "finish" }
  | { is: "confirm" }
  | { is: "dismiss" }
  | { is: "drop-leftover" }
  | { is: "ticked" }
  | { is: "retry" };

const writing: Doing = { is: "writing" };

/** The room an interview in progress opens into; a draft for its question is taken up where it was left. */
export function enter(interview: Interview, question: Question, draft: Draft | null): Room {
  const mine = draft?.number === question.number ? draft : null;
  return {
    at: "room",
    id: interview.id,
    role: interview.role,
    level: interview.level,
    kind: interview.kind,
    expiresAt: interview.expires_at,
    question,
    progress: interview.progress,
    turns: interview.turns,
    aids: interview.aids,
    acknowledgement: "",
    answer: mine?.answer ?? "",
    spent: mine?.spent ?? 0,
    doing: mine?.sending ? { is: "sending", turn: mine.sending, try: firstTry } : writing,
    note: null,
    leftover: "",
  };
}

export function nextInRoom(room: Room, event: RoomEvent): Room {
  const { doing } = room;
  switch (event.is) {
    case "typed":
      return doing.is === "sending" ? room : { ...room, answer: event.answer, note: null };
    case "ticked":
      return doing.is === "writing" || doing.is === "asking" ? { ...room, spent: room.spent + 1 } : room;
    case "send":
      return doing.is === "writing" || doing.is === "asking" ? send(room) : room;
    case "ask-aid":
      if (doing.is !== "writing" || left(room, event.kind) === 0) return room;
      return { ...room, note: null, doing: { is: "asking", turn: bodyOf(room, event.kind), try: firstTry } };
    case "skip":
      if (doing.is !== "writing" && doing.is !== "asking") return room;
      return room.answer.trim() === "" ? skip(room) : { ...room, doing: { is: "confirming", what: "skip" } };
    case "finish":
      return doing.is === "sending" || doing.is === "finishing"
        ? room
        : { ...room, doing: { is: "confirming", what: "finish" } };
    case "confirm":
      if (doing.is !== "confirming") return room;
      return doing.what === "skip"
        ? skip(room)
        : { ...room, note: null, doing: { is: "finishing", try: firstTry } };
    case "dismiss":
      return doing.is === "confirming" ? { ...room, doing: writing } : room;
    case "drop-leftover":
      return { ...room, leftover: "", note: null };
    case "retry":
      return "try" in doing ? { ...room, doing: { ...doing, try: tryNow(doing.try) } } : room;
  }
}

/** After a turn was taken: an aid more, or the next question. The caller deals with a finished interview. */
export function turned(room: Room, reply: Turned): Room {
  const question = reply.question ?? room.question;
  if (reply.aid) {
    return { ...room, question, aids: [...room.aids, reply.aid], doing: writing };
  }
  const sent = room.doing.is === "sending" ? room.doing.turn : bodyOf(room, "answer");
  const { text, is_follow_up } = room.question;
  const turn: Turn = {
    number: sent.number,
    question: { text, is_follow_up },
    action: sent.action,
    answer: sent.answer,
  };
  return {
    ...room,
    question,
    progress: reply.progress ?? room.progress,
    turns: [...room.turns, turn],
    aids: [],
    acknowledgement: reply.acknowledgement,
    answer: "",
    spent: 0,
    doing: writing,
    note: null,
  };
}

/** The server is further on than this tab: its state stands, and what was written here is not thrown away. */
export function overtaken(room: Room, interview: Interview, question: Question): Room {
  const entered = enter(interview, question, null);
  if (question.number === room.question.number) {
    return { ...entered, answer: room.answer, spent: room.spent, leftover: room.leftover };
  }
  const known = interview.turns.some((turn) => turn.answer === room.answer);
  const leftover = room.answer.trim() === "" || known ? room.leftover : room.answer;
  return { ...entered, note: { is: "overtaken" }, leftover };
}

/** A call of this room failed: wait and try again, or say what is wrong with what was sent. */
export function roomFailed(room: Room, trouble: Trouble): Room {
  if (!("try" in room.doing)) return room;
  if (trouble.kind === "refused")
    return { ...room, doing: writing, note: { is: "refused", detail: trouble.detail } };
  return { ...room, doing: { ...room.doing, try: failedTry(room.doing.try, trouble) } };
}

export function draftOf(room: Room): Draft {
  const sending = room.doing.is === "sending" ? room.doing.turn : null;
  return { number: room.question.number, answer: room.answer, spent: room.spent, sending };
}

export function left(room: Room, kind: AidKind): number {
  return kind === "hint" ? room.question.hints_left : room.question.rephrases_left;
}

function send(room: Room): Room {
  if (room.answer.trim() === "") return { ...room, note: { is: "blank" } };
  const by = lengthOf(room.answer) - LONGEST_ANSWER;
  if (by > 0) return { ...room, note: { is: "too-long", by } };
  return { ...room, note: null, doing: { is: "sending", turn: bodyOf(room, "answer"), try: firstTry } };
}

function skip(room: Room): Room {
  return { ...room, note: null, doing: { is: "sending", turn: bodyOf(room, "skip"), try: firstTry } };
}

function bodyOf(room: Room, action: TurnBody["action"]): TurnBody {
  const isAid = action === "hint" || action === "rephrase";
  return {
    number: room.question.number,
    action,
    nth: isAid ? room.aids.length + 1 : 1,
    answer: action === "answer" ? room.answer : "",
    seconds: room.spent,
    input: "text",
  };
}
