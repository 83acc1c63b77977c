/** The one line that says how things stand in the room, in words. Pure. */

import type { Note, Room } from "./room";
import { type Try, waitFor } from "./tries";
import type { Words } from "./words/en";

type Say = Words["status"];

export interface Status {
  text: string;
  tone: "quiet" | "wait" | "warn";
  canRetry: boolean;
}

export function roomStatus(room: Room, online: boolean, keeps: boolean, say: Say): Status {
  const { doing, note } = room;
  if (doing.is === "sending" || doing.is === "asking" || doing.is === "finishing") {
    if (doing.try.trouble)
      return troubled(
        doing.try,
        online,
        doing.is === "sending" ? say.keptSending : doing.is === "asking" ? say.keptAsking : "",
        say,
      );
    return { text: busyWith(room, say), tone: "wait", canRetry: false };
  }
  if (room.voice.is === "on") return { text: say.listening[room.voice.where], tone: "wait", canRetry: false };
  if (room.voice.is === "lost") return { text: say.lost[room.voice.why], tone: "warn", canRetry: false };
  if (note) return { text: noteText(note, say), tone: "warn", canRetry: false };
  if (!keeps) return { text: say.unkept, tone: "warn", canRetry: false };
  if (!online) return { text: `${say.offline} ${say.keptSending}`, tone: "warn", canRetry: false };
  return { text: room.answer === "" ? "" : say.saved, tone: "quiet", canRetry: false };
}

/** What is in the way, what is safe, and when it is tried again. */
export function troubled(tried: Try, online: boolean, safe: string, say: Say): Status {
  const wait = waitFor(tried);
  const cause = !online ? say.offline : tried.trouble?.detail || say.away;
  const then = wait === null ? say.gaveUp : say.nextTry(wait);
  return { text: [cause, safe, then].filter(Boolean).join(" "), tone: "warn", canRetry: true };
}

function busyWith({ doing }: Room, say: Say): string {
  if (doing.is === "finishing") return say.finishing;
  if (doing.is !== "sending" && doing.is !== "asking") return "";
  const { action } = doing.turn;
  if (action === "answer") return say.sending;
  return action === "skip" ? say.skipping : say.asking[action];
}

function noteText(note: Note, say: Say): string {
  switch (note.is) {
    case "blank":
      return say.blank;
    case "too-long":
      return say.tooLong(note.by);
    case "overtaken":
      return say.overtaken;
    case "refused":
      return note.detail;
  }
}
