/** What stays on this device: tokens, unsent words, the theme and the last choice. */

import { type Choice, type PastInterview, type Started, profile } from "./contract";
import { PREFIX, type Shelf, drawer } from "./drawer";
import { keepOwn } from "./own-keep";
import type { Known } from "./person";
import { type Resume, noResume } from "./resume";
import { firstTry } from "./tries";
import type { Draft } from "./room";
import { silent } from "./voice";
import { type Reader, flag, list, maybe, number, oneOf, or, shape, table, text } from "./read";
import type { Remembered } from "./beginning";
import { fresh } from "./habits";
import type { State } from "./state";

const MOST_KEPT = 100;

const candidate = shape({ id: text, token: text, code: or(text, "") });
const tokens = table(text);
const language = maybe(text);
const theme = oneOf("system", "light", "dark");
const links = table(shape({ token: text, made_at: text }));
const wish = shape({
  ...{ role: maybe(text), level: maybe(text), kind: maybe(text), language: maybe(text) },
  questions: maybe(number),
  ...{ focus: maybe(list(text)), job_description: maybe(text) },
});
const held = shape({
  ...{ id: text, profile, suggested: shape({ role: maybe(text), level: text, fits: or(flag, true) }), expiresAt: text },
  confirmed: or(flag, false),
  correction: maybe(shape({ nth: number })),
});
const habits = shape({ keys: or(flag, true), code: or(flag, false), mic: or(flag, false), record: or(flag, false) });
const speech = shape({ words: number, pauses: number, longest_pause: maybe(number) });
const turn = shape({
  ...{ number, nth: number, answer: text, seconds: number, input: oneOf("text", "voice") },
  action: oneOf("answer", "skip", "hint", "rephrase"),
  speech: maybe(speech),
});
const draft: Reader<Draft> = shape({
  ...{ number, answer: text, spent: number },
  spoken: or(shape({ words: number, pauses: number, longest: or(number, 0), seconds: number }), silent),
  sending: maybe(turn),
});

/** `tab` lasts as long as the tab. `full` is called when something could not be written: the page then says so, and goes on. */
export function keepOn(shelf: Shelf, tab: Shelf, full: () => void) {
  const { get, set, remove } = drawer(shelf, full);
  const own = keepOwn(drawer(shelf, full), drawer(tab, full));

  function addTokens(more: Record<string, string>): void {
    const entries = Object.entries({ ...more, ...get("tokens", tokens, {}), ...more });
    for (const [id] of entries.slice(MOST_KEPT)) remove(`draft:${id}`);
    set("tokens", Object.fromEntries(entries.slice(0, MOST_KEPT)));
  }

  function forget(): void {
    for (const id of Object.keys(get("tokens", tokens, {}))) remove(`draft:${id}`);
    for (const name of ["candidate", "tokens", "links", "wish", "resume"]) remove(name);
  }

  /** The résumé at hand, until its time is up; a correction the server has not heard of is sent again. */
  function heldAt(now: number): Resume {
    const found = get("resume", maybe(held), null);
    if (!found || !(Date.parse(found.expiresAt) > now)) return noResume;
    const correction = found.correction && { nth: found.correction.nth, try: firstTry };
    return { is: "held", ...found, correction };
  }

  return {
    candidate: () => get("candidate", maybe(candidate), null)?.token ?? null,
    interview: (id: string) => get("tokens", tokens, {})[id] ?? null,
    /** The access code this browser was given by a link. */
    access: () => get("access", maybe(text), null),
    saveAccess: (code: string) => set("access", code),
    draft: (id: string) => get(`draft:${id}`, maybe(draft), null),
    link(id: string, madeAt: string | null): string {
      const kept = get("links", links, {})[id];
      return kept && kept.made_at === madeAt ? kept.token : "";
    },

    remembered(): Omit<Remembered, "keeps" | "can" | "language"> & { language: string | null } {
      const mine = get("candidate", maybe(candidate), null);
      return {
        language: get("language", language, null),
        habits: get("habits", habits, fresh),
        theme: get("theme", theme, "system"),
        wish: known(get("wish", wish, {} as never)),
        known: mine !== null,
        code: mine?.code ?? "",
        resume: heldAt(Date.now()),
        own: own.remembered(),
        opsKey: tab.getItem(`${PREFIX}ops-key`),
      };
    },

    /** The rights a start gave: before anything else may happen to them. The recovery code is shown only once. */
    started({ id, token, candidate_id, candidate_token, recovery_code }: Started): void {
      const code = recovery_code ?? get("candidate", maybe(candidate), null)?.code ?? "";
      set("candidate", { id: candidate_id, token: candidate_token, code });
      addTokens({ [id]: token });
    },

    /** Somebody comes back with their recovery code: what was theirs here before is dropped for what is theirs now. */
    recovered({ candidate_id, candidate_token, code }: Known): void {
      set("candidate", { id: candidate_id, token: candidate_token, code });
    },

    /** A link is told once, when it is made. */
    linked(id: string, token: string, madeAt: string): void {
      const all = Object.entries({ ...get("links", links, {}), [id]: { token, made_at: madeAt } });
      set("links", Object.fromEntries(all.slice(-MOST_KEPT)));
    },

    /** The history brings the tokens of interviews begun in another browser. */
    past(interviews: PastInterview[]): void {
      addTokens(Object.fromEntries(interviews.map(({ id, token }) => [id, token])));
    },

    /** Of one interview nothing stays here either. */
    erased(id: string): void {
      remove(`draft:${id}`);
      set("tokens", without(id, get("tokens", tokens, {})));
      set("links", without(id, get("links", links, {})));
    },

    /** Writes what differs between two states. */
    changed(before: State, after: State): void {
      if (before.person.known && !after.person.known) remove("candidate");
      if (before.person.task.is === "erasing" && after.person.task.is === "erased") forget();
      if (before.language !== after.language) set("language", after.language);
      if (before.habits !== after.habits) set("habits", after.habits);
      if (before.theme !== after.theme) set("theme", after.theme);
      if (before.wish !== after.wish) set("wish", after.wish);
      if (before.own !== after.own) own.changed(before.own, after.own);
      if (before.resume === after.resume) return;
      if (after.resume.is === "held") set("resume", after.resume);
      // A new file takes the place of the old one only when it has been read.
      else if (after.resume.is === "none") remove("resume");
    },

    /** Whose draft a name of the shelf is for, null where it is none. */
    draftOwner: (name: string) =>
      name.startsWith(`${PREFIX}draft:`) ? name.slice(`${PREFIX}draft:`.length) : null,

    /** For as long as the tab is open. */
    saveOpsKey(key: string | null): void {
      if (key === null) tab.removeItem(`${PREFIX}ops-key`);
      else tab.setItem(`${PREFIX}ops-key`, key);
    },

    /** The keys as another tab has left them, null where the name of the shelf is not theirs. */
    ownKeys: own.keysOf,

    saveDraft: (id: string, value: Draft) => set(`draft:${id}`, value),
    dropDraft: (id: string) => remove(`draft:${id}`),
  };
}

function without<T>(id: string, all: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(all).filter(([key]) => key !== id));
}

export type Keep = ReturnType<typeof keepOn>;

function known(wish: { [K in keyof Choice]?: Choice[K] | null }): Partial<Choice> {
  return Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== null)) as Partial<Choice>;
}
