/** What stays the same from one interview to the next: how somebody works, and what their browser can do. */

export type Theme = "system" | "light" | "dark";

/** How somebody likes to work in the room; kept on the device. */
export interface Habits {
  /** Single letters act while no text field has the focus. */
  keys: boolean;
  /** The answer box is set for code. */
  code: boolean;
  /** The microphone was tried, and what is said about it read. */
  mic: boolean;
  /** Spoken answers are recorded too. */
  record: boolean;
}

export const fresh: Habits = { keys: true, code: false, mic: false, record: false };

/** What this browser can do. */
export interface Abilities {
  hear: boolean;
  record: boolean;
  speak: boolean;
  /** There is a model in it. */
  lend: boolean;
}
