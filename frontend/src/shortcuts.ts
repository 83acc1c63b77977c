/** Single letters that act in the room while no text field has the focus. Pure. */

import type { RoomEvent } from "./room";

export const SHORTCUTS = ["h", "r", "s", "v", "l", "p", "f", "?"] as const;
export type Shortcut = (typeof SHORTCUTS)[number];

const EVENTS: Record<Exclude<Shortcut, "v">, RoomEvent> = {
  h: { is: "ask-aid", kind: "hint" },
  r: { is: "ask-aid", kind: "rephrase" },
  s: { is: "skip" },
  l: { is: "read-aloud" },
  p: { is: "pause" },
  f: { is: "finish" },
  "?": { is: "show-keys" },
};

/** What a key does; null where it does nothing. `voice` is what pressing the microphone would do. */
export function eventOf(key: string, voice: RoomEvent): RoomEvent | null {
  const pressed = key.toLowerCase();
  if (pressed === "v") return voice;
  return Object.hasOwn(EVENTS, pressed) ? EVENTS[pressed as keyof typeof EVENTS] : null;
}
