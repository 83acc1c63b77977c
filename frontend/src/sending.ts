/** Turns as they leave the room. Pure. */

import type { AidKind, TurnBody } from "./contract";
import { type Room } from "./room";
import { lengthOf } from "./spans";
import { firstTry } from "./tries";
import { hushed, inputOf } from "./voice";

export const LONGEST_ANSWER = 12_000;

export function left(room: Room, kind: AidKind): number {
  return kind === "hint" ? room.question.hints_left : room.question.rephrases_left;
}

export function send(unsent: Room): Room {
  const room: Room = { ...hushed(unsent), aloud: false };
  if (room.answer.trim() === "") return { ...room, note: { is: "blank" } };
  const by = lengthOf(room.answer) - LONGEST_ANSWER;
  if (by > 0) return { ...room, note: { is: "too-long", by } };
  return { ...room, note: null, doing: { is: "sending", turn: bodyOf(room, "answer"), try: firstTry } };
}

export function skip(room: Room): Room {
  return {
    ...hushed(room),
    aloud: false,
    note: null,
    doing: { is: "sending", turn: bodyOf(room, "skip"), try: firstTry },
  };
}

export function bodyOf(room: Room, action: TurnBody["action"]): TurnBody {
  const { input, speech } = action === "answer" ? inputOf(room) : { input: "text" as const, speech: null };
  const isAid = action === "hint" || action === "rephrase";
  return {
    number: room.question.number,
    action,
    nth: isAid ? room.aids.length + 1 : 1,
    answer: action === "answer" ? room.answer : "",
    seconds: input === "voice" ? Math.max(1, room.spoken.seconds) : room.spent,
    ...{ input, speech },
  };
}
