/** What a state wants of the microphone and the loudspeaker. Pure: it follows from the state, as the calls do. */

import type { State } from "./state";

export interface Senses {
  /** The language to listen for, or null. */
  hear: string | null;
  read: { text: string; language: string } | null;
  meter: boolean;
  /** Which answer is recorded, and whether something is said right now; null where nothing is to be recorded. */
  record: { id: string; number: number; on: boolean } | null;
}

const NOTHING: Senses = { hear: null, read: null, meter: false, record: null };

export function senses(state: State): Senses {
  const { screen, can } = state;
  if (screen.at !== "room") return NOTHING;
  const { voice, aloud, question, language, doing } = screen;
  return {
    hear: voice.is === "on" && can.hear ? language : null,
    read: aloud ? { text: question.text, language } : null,
    meter: doing.is === "trying-mic" && doing.trouble === "",
    record: records(state) ? { id: screen.id, number: question.number, on: voice.is === "on" } : null,
  };
}

/** Whether spoken answers are recorded: offered here, possible in this browser, and wanted by the person. */
export function records({ offers, can, habits }: State): boolean {
  return offers.recordings && can.record && habits.record;
}

/** The person's own variety of a language ("en-GB" for "en"), because accents are recognised better by it. */
export function variety(language: string, spoken: readonly string[]): string {
  return spoken.find((tag) => tag.toLowerCase().startsWith(`${language}-`)) ?? language;
}
