/** The interview room as a value, and what each event makes of it. Pure. */

import type { Aid, AidKind, Progress, Question, Shaped, Turn, TurnBody } from "./contract";
import { bodyOf, left, send, skip } from "./sending";
import { type Try, firstTry, tryNow } from "./tries";
import { type Spoken, type VoiceEvent, type Voices, hushed, nextInVoices } from "./voice";

/** What the room is busy with; at most one thing. */
export type Doing =
  | { is: "writing" }
  | { is: "confirming"; what: "finish" | "skip" }
  | { is: "paused" }
  | { is: "reading-keys" }
  /** `level` is the loudness at the microphone, 0 to 1; null until it is open. */
  | { is: "trying-mic"; level: number | null; trouble: "" | "denied" | "no-microphone" }
  | { is: "asking"; turn: TurnBody; try: Try }
  | { is: "sending"; turn: TurnBody; try: Try }
  | { is: "finishing"; try: Try };

/** Something the person should read before going on. */
export type Note =
  { is: "blank" } | { is: "too-long"; by: number } | { is: "overtaken" } | { is: "refused"; detail: string };

export interface Room extends Voices {
  at: "room";
  id: string;
  role: string;
  level: string;
  kind: string;
  language: string;
  expiresAt: string | null;
  question: Question;
  progress: Progress;
  turns: Turn[];
  aids: Aid[];
  shaped: Shaped;
  acknowledgement: string;
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
  spoken: Spoken;
  sending: TurnBody | null;
}

export type RoomEvent =
  | VoiceEvent
  | { is: "typed"; answer: string }
  | { is: "send" }
  | { is: "ask-aid"; kind: AidKind }
  | { is: "skip" }
  | { is: "finish" }
  | { is: "pause" }
  | { is: "show-keys" }
  | { is: "try-mic" }
  | { is: "level"; level: number }
  | { is: "mic-lost"; why: "denied" | "no-microphone" }
  | { is: "confirm" }
  | { is: "dismiss" }
  | { is: "drop-leftover" }
  | { is: "ticked" }
  | { is: "retry" };

export const writing: Doing = { is: "writing" };

export function nextInRoom(room: Room, event: RoomEvent): Room {
  const { doing } = room;
  switch (event.is) {
    case "typed":
      return doing.is === "sending" ? room : { ...room, answer: event.answer, note: null };
    case "ticked":
      return doing.is === "writing" || doing.is === "asking" ? ticked(room) : room;
    case "pause":
      return openIn(room, { is: "paused" });
    case "show-keys":
      return openIn(room, { is: "reading-keys" });
    case "try-mic":
      return openIn(doing.is === "trying-mic" ? { ...room, doing: writing } : room, {
        ...{ is: "trying-mic", level: null, trouble: "" },
      });
    case "level":
      return doing.is === "trying-mic" ? { ...room, doing: { ...doing, level: event.level } } : room;
    case "mic-lost":
      return doing.is === "trying-mic" ? { ...room, doing: { ...doing, trouble: event.why } } : room;
    case "listen":
      if (doing.is !== "writing" && doing.is !== "trying-mic") return room;
      return nextInVoices({ ...room, note: null, doing: writing }, event);
    case "send":
      return doing.is === "writing" || doing.is === "asking" ? send(room) : room;
    case "ask-aid":
      if (doing.is !== "writing" || left(room, event.kind) === 0) return room;
      return { ...room, note: null, doing: { is: "asking", turn: bodyOf(room, event.kind), try: firstTry } };
    case "skip":
      if (doing.is !== "writing" && doing.is !== "asking") return room;
      return room.answer.trim() === ""
        ? skip(room)
        : { ...hushed(room), doing: { is: "confirming", what: "skip" } };
    case "finish":
      if (doing.is === "sending" || doing.is === "finishing") return room;
      return { ...hushed(room), aloud: false, doing: { is: "confirming", what: "finish" } };
    case "confirm":
      if (doing.is !== "confirming") return room;
      return doing.what === "skip"
        ? skip(room)
        : { ...room, note: null, doing: { is: "finishing", try: firstTry } };
    case "dismiss":
      return isOpen(doing) ? { ...room, doing: writing } : room;
    case "drop-leftover":
      return { ...room, leftover: "", note: null };
    case "retry":
      return "try" in doing ? { ...room, doing: { ...doing, try: tryNow(doing.try) } } : room;
    default:
      return nextInVoices(room, event);
  }
}

/** Whether a dialog stands before the room. */
function isOpen({ is }: Doing): boolean {
  return is === "confirming" || is === "paused" || is === "reading-keys" || is === "trying-mic";
}

function openIn(room: Room, dialog: Doing): Room {
  return room.doing.is === "writing" ? { ...hushed(room), aloud: false, doing: dialog } : room;
}

function ticked(room: Room): Room {
  const { spent, spoken, voice } = room;
  const seconds = voice.is === "on" ? spoken.seconds + 1 : spoken.seconds;
  return { ...room, spent: spent + 1, spoken: { ...spoken, seconds } };
}
