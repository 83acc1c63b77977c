/** What the server says, read field by field; the types follow from the readers. */

import { type OwnModel, ownModel, ownReview, ownRow } from "./own-contract";
import { type Of, flag, list, maybe, number, oneOf, or, shape, table, text } from "./read";

const option = shape({ id: text, label: text, about: or(text, "") });
const pool = shape({
  role: text,
  level: text,
  kind: text,
  language: text,
  questions: number,
  /** How many of them are of the kind itself; the others are of related kinds. */
  own: maybe(number),
  topics: or(list(text), []),
});

export const catalog = shape({
  roles: list(option),
  levels: list(option),
  kinds: list(option),
  topics: list(option),
  languages: list(
    shape({
      ...{ id: text, label: text, about: or(text, "") },
      ...{ names: or(table(text), {}), topics: or(list(option), []) },
    }),
  ),
  lengths: list(shape({ questions: number, label: text, minutes: number })),
  pools: list(pool),
  own_models: maybe(list(ownRow)),
  keep_days: maybe(number),
  resume_file_days: maybe(number),
  resume_days: maybe(number),
});

export const question = shape({
  number,
  text,
  kind: text,
  topic: text,
  minutes: number,
  is_follow_up: flag,
  hints_left: or(number, 0),
  rephrases_left: or(number, 0),
  because: maybe(oneOf("resume", "job_description")),
});

/** How many questions are there for the résumé and for the job description; null where there was none. */
const shaped = or(shape({ resume: maybe(number), job_description: maybe(number) }), {
  ...{ resume: null, job_description: null },
});

export const progress = shape({ answered: number, planned: number });

const aidKind = oneOf("hint", "rephrase");
export const aid = shape({ kind: aidKind, nth: number, text, left: number });

const turn = shape({
  number,
  question: shape({ text, is_follow_up: or(flag, false) }),
  action: text,
  answer: or(text, ""),
});

export const started = shape({
  id: text,
  token: text,
  candidate_id: text,
  candidate_token: text,
  recovery_code: maybe(text),
  expires_at: maybe(text),
  question,
  progress,
  shaped,
});

export const interview = shape({
  id: text,
  status: oneOf("in_progress", "finished"),
  role: text,
  level: text,
  kind: text,
  language: or(text, "en"),
  expires_at: maybe(text),
  question: maybe(question),
  progress,
  turns: or(list(turn), []),
  aids: or(list(aid), []),
  shaped,
  own_model: maybe(ownModel),
});

export const turned = shape({
  status: oneOf("in_progress", "finished"),
  question: maybe(question),
  acknowledgement: or(text, ""),
  progress: maybe(progress),
  aid: maybe(aid),
});

const evidence = shape({ quote: text, start: number, end: number, for: text });

export const reportQuestion = shape({
  number,
  text,
  answer: or(text, ""),
  topic: or(text, ""),
  kind: or(text, ""),
  is_follow_up: or(flag, false),
  follow_up_to: maybe(number),
  skipped: or(flag, false),
  score: maybe(number),
  meaning: or(text, ""),
  strengths: or(list(text), []),
  gaps: or(list(text), []),
  evidence: or(list(evidence), []),
  strong_answer: or(text, ""),
  covered: or(list(text), []),
  missed: or(list(text), []),
  unsure: or(list(text), []),
});

export const review = shape({
  state: oneOf("waiting", "done", "none"),
  blind: or(flag, false),
  place: maybe(number),
  expected_at: maybe(text),
});

const spokenAnswer = shape({
  ...{ number, seconds: number, words_per_minute: number, filler_words: number, hedges: number },
  longest_pause_seconds: maybe(number),
});

export const report = shape({
  ...{ id: text, role: text, level: text, kind: text, language: or(text, "en") },
  status: oneOf("provisional", "final"),
  review: or(review, { state: "none", blind: false, place: null, expected_at: null }),
  scored_by: text,
  rubric_version: text,
  scored_at: text,
  overall: maybe(number),
  overall_meaning: or(text, ""),
  scale: number,
  confidence: maybe(number),
  summary: or(text, ""),
  competencies: list(
    shape({ id: text, label: text, score: maybe(number), meaning: or(text, ""), why: or(text, "") }),
  ),
  questions: list(reportQuestion),
  not_covered: or(list(text), []),
  delivery: maybe(
    shape({
      words_per_minute: maybe(number),
      filler_words: or(table(number), {}),
      longest_answer_seconds: maybe(number),
      talk_time_seconds: maybe(number),
      hedges: or(table(number), {}),
      longest_pause_seconds: maybe(number),
      answers: or(list(spokenAnswer), []),
    }),
  ),
  plan: or(list(shape({ do: text, why: or(text, ""), topic: or(text, "") })), []),
  flags: or(list(text), []),
  judges: or(list(shape({ sort: text, provider: text, model: text, overall: number })), []),
  own_model: maybe(ownReview),
});

export const share = shape({
  shared: flag,
  made_at: maybe(text),
  expires_at: maybe(text),
  token: or(text, ""),
});

export const upload = shape({ url: text, headers: table(text), max_bytes: number });

const heard = shape({ number, url: text });
export const recordings = shape({ recordings: list(heard) });

const deepReview = or(oneOf("expected", "possible", "none"), "none");

export const me = shape({
  interviews_left_today: number,
  resets_at: text,
  deep_review: deepReview,
  deep_review_within: maybe(number),
});

export const outlook = shape({
  daily_limit: number,
  deep_review: deepReview,
  deep_review_within: maybe(number),
});

export const candidate = shape({ candidate_id: text, candidate_token: text, recovery_code: maybe(text) });

export const profile = shape({
  headline: or(text, ""),
  years: maybe(number),
  skills: or(list(shape({ label: text, id: or(text, "") })), []),
  roles: or(list(shape({ title: text, employer: or(text, ""), start: or(text, ""), end: or(text, "") })), []),
  education: or(list(shape({ text, year: or(text, "") })), []),
  languages: or(
    list(shape({ language: text, fluency: or(oneOf("native", "fluent", "good", "basic", ""), "") })),
    [],
  ),
});

/** A résumé as the server has read it. */
export const resume = shape({
  resume_id: text,
  profile,
  suggested: shape({ role: maybe(text), level: text, fits: or(flag, true) }),
  expires_at: text,
});

export const resumes = shape({ resumes: list(resume) });

export const history = shape({
  interviews: list(
    shape({
      ...{ id: text, token: text, role: text, level: text, kind: text },
      status: oneOf("in_progress", "finished"),
      started_at: text,
      overall: maybe(number),
      competencies: or(list(shape({ id: text, label: text, score: maybe(number) })), []),
    }),
  ),
});

export const problem = shape({
  type: or(text, ""),
  title: or(text, ""),
  detail: or(text, ""),
  retry_after: maybe(number),
  errors: or(list(shape({ field: or(text, "") })), []),
});

export type Catalog = Of<typeof catalog>;
export type Option = Of<typeof option>;
export type Question = Of<typeof question>;
export type Progress = Of<typeof progress>;
export type Aid = Of<typeof aid>;
export type AidKind = Of<typeof aidKind>;
export type Turn = Of<typeof turn>;
export type Started = Of<typeof started>;
export type Interview = Of<typeof interview>;
export type Turned = Of<typeof turned>;
export type Evidence = Of<typeof evidence>;
export type Report = Of<typeof report>;
export type ReportQuestion = Of<typeof reportQuestion>;
export type Share = Of<typeof share>;
export type Heard = Of<typeof heard>;
export type Me = Of<typeof me>;
export type Profile = Of<typeof profile>;
export type ResumeRead = Of<typeof resume>;
export type Shaped = Of<typeof shaped>;
export type PastInterview = Of<typeof history>["interviews"][number];

/** What a start asks for. */
export interface Choice {
  role: string;
  level: string;
  kind: string;
  language: string;
  questions: number;
  focus: string[];
  job_description: string;
  resume_id?: string;
  own_model?: Partial<OwnModel>;
}

/** The body of one turn; sent again it must be the same to the letter. */
export interface TurnBody {
  number: number;
  action: "answer" | "skip" | AidKind;
  nth: number;
  answer: string;
  seconds: number;
  input: "text" | "voice";
  speech: Speech | null;
}

/** How an answer was spoken. */
export interface Speech {
  words: number;
  pauses: number;
  /** In seconds; null where none was noticed. */
  longest_pause: number | null;
}
