/** A person's résumé: sent, read by the server, corrected, removed. Pure. */

import type { Profile, ResumeRead } from "./contract";
import { type Trouble, type Try, failedTry, firstTry, tryNow } from "./tries";

/** Bytes of a file that the server takes. */
export const LARGEST = 5 * 1024 * 1024;

export interface Held {
  is: "held";
  id: string;
  profile: Profile;
  suggested: { role: string | null; level: string; fits: boolean };
  expiresAt: string;
  /** The person has looked at what was read. */
  confirmed: boolean;
  /** What the server does not know yet: the how manyeth correction it is, and the tries to send it. */
  correction: { nth: number; try: Try } | null;
}

export type Resume =
  | { is: "none"; refusal: Trouble | null }
  /** `key` tells two files apart; `share` of it has been sent, from 0 to 1. */
  | { is: "sending"; key: string; file: File; share: number; try: Try }
  | Held
  | { is: "removing"; id: string; try: Try };

export type ResumeEvent =
  | { is: "resume-chose"; key: string; file: File }
  | { is: "resume-share"; share: number }
  | { is: "resume-came"; resume: ResumeRead }
  | { is: "resume-edited"; profile: Profile }
  | { is: "resume-corrected"; resume: ResumeRead }
  | { is: "resume-confirmed"; confirmed: boolean }
  | { is: "resume-use"; resume: ResumeRead }
  | { is: "resume-remove"; id?: string }
  | { is: "resume-removed" };

export const noResume: Resume = { is: "none", refusal: null };

export function nextOfResume(resume: Resume, event: ResumeEvent): Resume {
  switch (event.is) {
    case "resume-chose":
      return event.file.size > LARGEST
        ? { is: "none", refusal: { kind: "refused", slug: "too-large", detail: "", retryIn: null } }
        : { is: "sending", key: event.key, file: event.file, share: 0, try: firstTry };
    case "resume-share":
      return resume.is === "sending" ? { ...resume, share: event.share } : resume;
    case "resume-came":
      return resume.is === "sending" ? held(event.resume, false) : resume;
    case "resume-edited": {
      if (resume.is !== "held") return resume;
      const nth = (resume.correction?.nth ?? 0) + 1;
      return { ...resume, profile: event.profile, correction: { nth, try: firstTry } };
    }
    case "resume-corrected":
      return resume.is === "held" ? held(event.resume, resume.confirmed) : resume;
    case "resume-confirmed":
      return resume.is === "held" ? { ...resume, confirmed: event.confirmed } : resume;
    case "resume-use":
      return resume.is === "none" ? held(event.resume, false) : resume;
    case "resume-remove": {
      const id = resume.is === "held" ? resume.id : event.id;
      return id === undefined ? noResume : { is: "removing", id, try: firstTry };
    }
    case "resume-removed":
      return resume.is === "removing" ? noResume : resume;
  }
}

function held({ resume_id, profile, suggested, expires_at }: ResumeRead, confirmed: boolean): Held {
  return {
    is: "held",
    id: resume_id,
    profile,
    suggested,
    expiresAt: expires_at,
    confirmed,
    correction: null,
  };
}

export type ResumeCall = "enrol" | "resume" | "correct" | "remove";

export const RESUME_CALLS: readonly string[] = ["enrol", "resume", "correct", "remove"];

/** A call about the résumé failed. What the server no longer has is as good as removed. */
export function resumeFailed(resume: Resume, call: ResumeCall, trouble: Trouble): Resume {
  const final = trouble.kind === "refused" || trouble.kind === "lost" || trouble.kind === "limit";
  if (resume.is === "sending") {
    return final
      ? { is: "none", refusal: trouble }
      : { ...resume, share: 0, try: failedTry(resume.try, trouble) };
  }
  if (resume.is === "removing") {
    return trouble.kind === "lost" ? noResume : { ...resume, try: failedTry(resume.try, trouble) };
  }
  if (resume.is !== "held" || call !== "correct" || !resume.correction) return resume;
  if (trouble.kind === "lost") return gone;
  return { ...resume, correction: { ...resume.correction, try: failedTry(resume.correction.try, trouble) } };
}

/** The server has let go of it: its time was up, or it was removed elsewhere. */
export const gone: Resume = {
  is: "none",
  refusal: { kind: "lost", slug: "gone", detail: "", retryIn: null },
};

export function resumeRetried(resume: Resume): Resume {
  if (resume.is === "sending" || resume.is === "removing") return { ...resume, try: tryNow(resume.try) };
  if (resume.is !== "held" || !resume.correction) return resume;
  return { ...resume, correction: { ...resume.correction, try: tryNow(resume.correction.try) } };
}

/** Whether an interview should wait for it: what it holds is still on its way. */
export function onItsWay(resume: Resume): boolean {
  return (
    resume.is === "sending" ||
    resume.is === "removing" ||
    (resume.is === "held" && resume.correction !== null)
  );
}

/** The skill added last, unless it is there already, in whatever letters. */
export function withSkill(profile: Profile, label: string): Profile {
  const wanted = label.trim().slice(0, LONGEST_SKILL);
  const same = (other: string) => other.toLowerCase() === wanted.toLowerCase();
  if (wanted === "" || profile.skills.some((skill) => same(skill.label))) return profile;
  return { ...profile, skills: [...profile.skills, { label: wanted, id: "" }] };
}

const LONGEST_SKILL = 60;

/** A list without its nth entry. */
export const without = <T>(all: readonly T[], nth: number): T[] => all.filter((_, i) => i !== nth);

/** A list with its nth entry changed. */
export const changed = <T>(all: readonly T[], nth: number, part: Partial<T>): T[] =>
  all.map((one, i) => (i === nth ? { ...one, ...part } : one));
