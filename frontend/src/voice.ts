/** Speaking in the room: what is heard becomes the answer, what is read aloud can be stopped. Pure. */

import type { Speech } from "./contract";

export type VoiceTrouble = "denied" | "no-microphone" | "network" | "language" | "failed";

export type Voice =
  | { is: "off" }
  /** `interim` is what was heard last and may still change; `where` it is recognised is known only after a moment. */
  | { is: "on"; interim: string; where: "unknown" | "device" | "vendor" }
  | { is: "lost"; why: VoiceTrouble };

/** What was spoken of the answer at hand; times in seconds, `longest` is the longest pause. */
export interface Spoken {
  words: number;
  pauses: number;
  longest: number;
  seconds: number;
}

export const silent: Spoken = { words: 0, pauses: 0, longest: 0, seconds: 0 };

/** The part of a room that is about voices. */
export interface Voices {
  answer: string;
  voice: Voice;
  spoken: Spoken;
  /** The question is being read aloud. */
  aloud: boolean;
}

export type VoiceEvent =
  | { is: "listen" }
  | { is: "hush" }
  | { is: "voice-from"; where: "device" | "vendor" }
  /** `pause`: seconds of silence before it, where that was a pause, else 0. */
  | { is: "heard"; text: string; interim: string; pause: number }
  | { is: "voice-lost"; why: VoiceTrouble }
  | { is: "read-aloud" }
  | { is: "read-out" };

export const quiet: Pick<Voices, "voice" | "spoken" | "aloud"> = {
  ...{ voice: { is: "off" }, spoken: silent, aloud: false },
};

export function nextInVoices<T extends Voices>(room: T, event: VoiceEvent): T {
  const { voice } = room;
  switch (event.is) {
    case "listen":
      // The microphone would hear the question too.
      return { ...room, aloud: false, voice: { is: "on", interim: "", where: "unknown" } };
    case "hush":
      return hushed(room);
    case "voice-from":
      return voice.is === "on" ? { ...room, voice: { ...voice, where: event.where } } : room;
    case "heard":
      return voice.is === "on" ? heard(room, voice, event) : room;
    case "voice-lost":
      return voice.is === "on" ? { ...hushed(room), voice: { is: "lost", why: event.why } } : room;
    case "read-aloud":
      return { ...hushed(room), aloud: !room.aloud };
    case "read-out":
      return { ...room, aloud: false };
  }
}

/** Listening ends; what was heard last stands, although it might have become better. */
export function hushed<T extends Voices>(room: T): T {
  const { voice } = room;
  if (voice.is !== "on") return voice.is === "off" ? room : { ...room, voice: { is: "off" } };
  return { ...said(room, voice.interim), voice: { is: "off" } };
}

function heard<T extends Voices>(
  room: T,
  voice: Voice & { is: "on" },
  event: VoiceEvent & { is: "heard" },
): T {
  const next = said(room, event.text);
  const { pauses, longest } = next.spoken;
  const more = event.pause > 0 ? 1 : 0;
  const spoken = { ...next.spoken, pauses: pauses + more, longest: Math.max(longest, event.pause) };
  return { ...next, spoken, voice: { ...voice, interim: event.interim } };
}

function said<T extends Voices>(room: T, text: string): T {
  const more = text.trim();
  if (more === "") return room;
  const gap = room.answer === "" || /\s$/.test(room.answer) ? "" : " ";
  const words = room.spoken.words + more.split(/\s+/).length;
  return { ...room, answer: room.answer + gap + more, spoken: { ...room.spoken, words } };
}

/** How the answer came about, as a turn says it; a typed answer has no speech. */
export function inputOf({ spoken }: Voices): { input: "text" | "voice"; speech: Speech | null } {
  const { words, pauses, longest } = spoken;
  if (words === 0) return { input: "text", speech: null };
  return { input: "voice", speech: { words, pauses, longest_pause: longest === 0 ? null : longest } };
}
