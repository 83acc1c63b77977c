/** What a reply of the server, or another tab, makes of a room. Pure. */

import type { Interview, Question, Turn, Turned } from "./contract";
import { type Draft, type Room, writing } from "./room";
import { bodyOf } from "./sending";
import { type Trouble, type Try, failedTry, firstTry } from "./tries";
import { quiet, silent } from "./voice";

/** The room an interview in progress opens into; a draft for its question is taken up where it was left. */
export function enter(interview: Interview, question: Question, draft: Draft | null): Room {
  const mine = draft?.number === question.number ? draft : null;
  return {
    at: "room",
    id: interview.id,
    role: interview.role,
    level: interview.level,
    kind: interview.kind,
    language: interview.language,
    expiresAt: interview.expires_at,
    question,
    progress: interview.progress,
    turns: interview.turns,
    aids: interview.aids,
    shaped: interview.shaped,
    acknowledgement: "",
    ...quiet,
    answer: mine?.answer ?? "",
    spoken: mine?.spoken ?? silent,
    spent: mine?.spent ?? 0,
    doing: mine?.sending ? { is: "sending", turn: mine.sending, try: firstTry } : writing,
    note: null,
    leftover: "",
  };
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
    ...quiet,
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
    const { answer, spent, spoken, leftover } = room;
    return { ...entered, answer, spent, spoken, leftover };
  }
  const known = interview.turns.some((turn) => turn.answer === room.answer);
  const leftover = room.answer.trim() === "" || known ? room.leftover : room.answer;
  return { ...entered, note: { is: "overtaken" }, leftover };
}

/** Another tab of this browser has the same interview: the text is one, and when it goes on there, it does here. */
export function together(room: Room, draft: Draft | null): Room | { at: "opening"; id: string; try: Try } {
  if (draft === null || draft.number > room.question.number)
    return { at: "opening", id: room.id, try: firstTry };
  if (draft.number < room.question.number || room.doing.is !== "writing") return room;
  return { ...room, answer: draft.answer, note: null };
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
  const { answer, spent, spoken } = room;
  return { number: room.question.number, answer, spent, spoken, sending };
}
