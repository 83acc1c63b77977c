/** What can be chosen at set-up, and a sensible whole choice out of a partial one. */

import type { Catalog, Choice, Option } from "./contract";
import type { Words } from "./words/en";

export type Wish = Partial<Choice>;

/** Characters of a job description that the server takes. */
export const LONGEST_JOB = 20_000;

export interface Length {
  questions: number;
  minutes: number;
}

/** The choice nearest to the wish that the catalogue can serve; null when it serves nothing at all. */
export function settle(catalog: Catalog, wish: Wish): Choice | null {
  const language = pick(catalog.languages, wish.language, "en");
  if (!language) return null;
  const role = pick(rolesIn(catalog, language), wish.role);
  if (!role) return null;
  const level = pick(levelsIn(catalog, role, language), wish.level, "mid");
  if (!level) return null;
  const open = catalog.kinds.filter((kind) => poolOf(catalog, { role, level, kind: kind.id, language }));
  const kind = pick(open, wish.kind, "mixed");
  if (!kind) return null;
  const place = { role, level, kind, language };
  const topics = topicsOf(catalog, place).map((topic) => topic.id);
  const focus = (wish.focus ?? []).filter((topic) => topics.includes(topic));
  const lengths = lengthsOf(catalog, place).map((length) => length.questions);
  const questions = lengths.find((n) => n === wish.questions) ?? nearest(lengths, wish.questions ?? 8);
  return { ...place, focus, questions, job_description: wish.job_description ?? "" };
}

/** Roles and levels with questions in that language: what is not on offer in it is not offered. */
export function rolesIn({ roles, pools }: Catalog, language: string): Option[] {
  return roles.filter(({ id }) =>
    pools.some((pool) => pool.role === id && pool.language === language && pool.questions > 0),
  );
}

export function levelsIn({ levels, pools }: Catalog, role: string, language: string): Option[] {
  return levels.filter(({ id }) =>
    pools.some(
      (pool) => pool.role === role && pool.level === id && pool.language === language && pool.questions > 0,
    ),
  );
}

export type Place = Pick<Choice, "role" | "level" | "kind" | "language">;

export function poolOf(catalog: Catalog, place: Place) {
  return catalog.pools.find(
    (pool) =>
      pool.role === place.role &&
      pool.level === place.level &&
      pool.kind === place.kind &&
      pool.language === place.language &&
      pool.questions > 0,
  );
}

export function topicsOf(catalog: Catalog, place: Place): Option[] {
  const offered = poolOf(catalog, place)?.topics ?? [];
  return catalog.topics.filter((topic) => offered.includes(topic.id));
}

/** Lengths that the pool can fill; a small pool offers all it has as its one length. */
export function lengthsOf(catalog: Catalog, place: Place): Length[] {
  const size = poolOf(catalog, place)?.questions ?? 0;
  const offered = catalog.lengths.filter((length) => length.questions <= size);
  if (offered.length > 0) return offered.map(({ questions, minutes }) => ({ questions, minutes }));
  const shortest = catalog.lengths[0];
  const perQuestion = shortest ? shortest.minutes / shortest.questions : 4;
  return size > 0 ? [{ questions: size, minutes: Math.round(size * perQuestion) }] : [];
}

/** How many questions of an interview would be of its own kind; null where all of them are. */
export function ownOf(catalog: Catalog, choice: Choice): number | null {
  const own = poolOf(catalog, choice)?.own ?? choice.questions;
  return own < choice.questions ? own : null;
}

/** The catalogue in the language of the interface: by its own words, or else by those the catalogue has in it. */
export function inWords(catalog: Catalog, { locale, offer }: Pick<Words, "locale" | "offer">): Catalog {
  const spoken = catalog.languages.find(({ id }) => locale.startsWith(id));
  const told = (options: Option[]) =>
    options.map((option) => ({
      ...option,
      label: spoken?.names[option.id] ?? option.label,
      ...offer[option.id],
    }));
  const topics = catalog.topics.map((topic) => spoken?.topics.find(({ id }) => id === topic.id) ?? topic);
  const { roles, levels, kinds } = catalog;
  return { ...catalog, roles: told(roles), levels: told(levels), kinds: told(kinds), topics };
}

export function labelOf(options: Option[] | undefined, id: string): string {
  return options?.find((option) => option.id === id)?.label ?? id;
}

function pick(options: Option[], wanted: string | undefined, otherwise?: string): string | undefined {
  const ids = options.map((option) => option.id);
  return [wanted, otherwise].find((id) => id !== undefined && ids.includes(id)) ?? ids[0];
}

function nearest(numbers: number[], wanted: number): number {
  return numbers.reduce(
    (best, n) => (Math.abs(n - wanted) < Math.abs(best - wanted) ? n : best),
    numbers[0] ?? wanted,
  );
}

export interface Labels {
  roles: Option[];
  levels: Option[];
  kinds: Option[];
  topics: Option[];
}

export function labelsOf(catalog: Catalog | null): Labels {
  return catalog ?? { roles: [], levels: [], kinds: [], topics: [] };
}

const FOCUSED = 4;

/** A short interview on one topic, of the same kind where that offers the topic; null where nothing does. */
export function focusedOn(catalog: Catalog, place: Place, topic: string): Choice | null {
  for (const kind of [place.kind, "mixed", ...catalog.kinds.map(({ id }) => id)]) {
    const choice = settle(catalog, { ...place, kind, questions: FOCUSED, focus: [topic] });
    if (choice?.kind === kind && choice.role === place.role && choice.focus.includes(topic)) return choice;
  }
  return null;
}
