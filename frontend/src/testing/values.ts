/** Values for tests: valid by default, a test names what matters to it. */

import type {
  Catalog,
  Interview,
  Me,
  PastInterview,
  Question,
  Report,
  ReportQuestion,
  Started,
} from "../contract";
import type { Room } from "../room";
import { type Remembered, begin } from "../beginning";
import { ownless } from "../own";
import { noResume } from "../resume";
import { fresh } from "../habits";
import { type Event, type State, next } from "../state";
import type { Trouble } from "../tries";

export function aQuestion(changes: Partial<Question> = {}): Question {
  return {
    ...{ number: 1, text: "Where do you start?", kind: "technical", topic: "databases", minutes: 4 },
    ...{ is_follow_up: false, hints_left: 2, rephrases_left: 1, because: null, ...changes },
  };
}

const unshaped = { resume: null, job_description: null };

export function anInterview(changes: Partial<Interview> = {}): Interview {
  return {
    ...{ id: "iv", status: "in_progress", role: "backend-engineer", level: "mid", kind: "mixed" },
    ...{
      language: "en",
      expires_at: null,
      question: aQuestion(),
      progress: { answered: 0, planned: 8 },
      turns: [],
      aids: [],
      shaped: unshaped,
      own_model: null,
    },
    ...changes,
  };
}

export const aStart: Started = {
  ...{
    id: "iv",
    token: "t-iv",
    candidate_id: "c",
    candidate_token: "t-c",
    recovery_code: "code",
    expires_at: null,
  },
  ...{ question: aQuestion(), progress: { answered: 0, planned: 8 }, shaped: unshaped },
};

export function aReportQuestion(changes: Partial<ReportQuestion> = {}): ReportQuestion {
  return {
    ...{
      number: 1,
      text: "Where do you start?",
      answer: "I measure.",
      topic: "databases",
      kind: "technical",
    },
    ...{ is_follow_up: false, follow_up_to: null, skipped: false, score: 3.2, meaning: "Acceptable." },
    ...{ strengths: [], gaps: [], evidence: [], strong_answer: "", covered: [], missed: [], unsure: [], ...changes },
  };
}

export function aReport(changes: Partial<Report> = {}): Report {
  return {
    ...{
      id: "iv",
      role: "backend-engineer",
      level: "mid",
      kind: "mixed",
      language: "en",
      status: "final",
      review: { state: "none", blind: false, place: null, expected_at: null },
      scored_by: "offline",
    },
    ...{
      rubric_version: "1",
      scored_at: "2026-11-24T10:00:00Z",
      overall: 3.2,
      overall_meaning: "Acceptable.",
    },
    ...{ scale: 5, confidence: 0.5, summary: "", competencies: [], questions: [aReportQuestion()] },
    ...{ not_covered: [], delivery: null, plan: [], flags: [], judges: [], own_model: null, ...changes },
  };
}

export const aMe: Me = {
  ...{ interviews_left_today: 3, resets_at: "2026-11-25T00:00:00Z" },
  ...{ deep_review: "none", deep_review_within: null },
};

export const aPast: PastInterview = {
  ...{ id: "iv", token: "t-iv", role: "backend-engineer", level: "mid", kind: "mixed" },
  ...{ status: "in_progress", started_at: "2026-11-24T10:00:00Z", overall: null, competencies: [] },
};

const option = (id: string) => ({ id, label: id.toUpperCase(), about: "" });
const pool = (role: string, level: string, kind: string, questions: number) => ({
  ...{ role, level, kind, language: "en", questions, own: null, topics: ["apis"] },
});

/** Designers are asked only two questions, and nothing technical at junior level. */
export const aCatalog: Catalog = {
  ...{ roles: ["coder", "designer"].map(option), levels: ["junior", "mid"].map(option) },
  ...{
    kinds: ["mixed", "technical"].map(option),
    topics: ["apis", "data"].map(option),
    languages: [{ ...option("en"), names: {}, topics: [] }],
  },
  lengths: [
    { questions: 4, label: "Short", minutes: 16 },
    { questions: 8, label: "Full", minutes: 32 },
  ],
  ...{ keep_days: 30, resume_file_days: 1, resume_days: 30, own_models: null },
  pools: [
    ...["junior", "mid"].flatMap((level) => [
      pool("coder", level, "mixed", 20),
      pool("coder", level, "technical", 5),
    ]),
    ...[pool("designer", "mid", "mixed", 2), pool("designer", "junior", "mixed", 6)],
    ...[pool("designer", "mid", "technical", 2), pool("designer", "junior", "technical", 0)],
  ],
};

export const away: Trouble = { kind: "away", detail: "", retryIn: null };
export const trouble = (kind: Trouble["kind"], detail = "", retryIn: number | null = null): Trouble => ({
  ...{ kind, detail, retryIn },
});

const remembered: Remembered = {
  ...{ theme: "system", language: "en", wish: {}, known: true, code: "code", habits: fresh, keeps: true },
  can: { hear: true, speak: true, record: true, lend: true },
  resume: noResume,
  own: ownless,
  opsKey: null,
};

export function aState(path = "/", changes: Partial<Remembered> = {}): State {
  return begin(path, { ...remembered, ...changes }, true);
}

export function after(state: State, ...events: Event[]): State {
  return events.reduce(next, state);
}

/** A state in the room, after these events. */
export function inRoom(changes: Partial<Interview> = {}, ...events: Event[]): State {
  const came: Event = { is: "interview-came", interview: anInterview(changes), draft: null };
  return after(aState("/interviews/iv"), came, ...events);
}

export function roomOf(state: State): Room {
  if (state.screen.at !== "room") throw new Error(`not in the room but at ${state.screen.at}`);
  return state.screen;
}
