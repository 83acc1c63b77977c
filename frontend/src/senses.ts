/** What a state wants of the microphone and the loudspeaker. Pure: it follows from the state, as the calls do. */

import type { State } from "./state";

export interface Senses {
  /** The language to listen for, or null. */
  hear: string | null;
  read: { text: string; language: string } | null;
  meter: boolean;
}

const NOTHING: Senses = { hear: null, read: null, meter: false };

export function senses({ screen }: State): Senses {
  if (screen.at !== "room") return NOTHING;
  const { voice, aloud, question, language, doing } = screen;
  return {
    hear: voice.is === "on" ? language : null,
    read: aloud ? { text: question.text, language } : null,
    meter: doing.is === "trying-mic" && doing.trouble === "",
  };
}

/** The person's own variety of a language ("en-GB" for "en"), because accents are recognised better by it. */
export function variety(language: string, spoken: readonly string[]): string {
  return spoken.find((tag) => tag.toLowerCase().startsWith(`${language}-`)) ?? language;
}
