/** The topics of an interview in groups a person can take in, and looking for one of them. Pure. */

import { type Place, poolOf, topicsOf } from "./choice";
import type { Catalog, Option } from "./contract";

export interface Group extends Option {
  topics: Option[];
}

/** By kind of question, those first whose topics are the role's own; each topic once. One group where the kind is chosen. */
export function groupsOf(catalog: Catalog, place: Place): Group[] {
  const left = new Set(topicsOf(catalog, place).map(({ id }) => id));
  const parts = catalog.kinds.filter(
    ({ id }) => id !== "mixed" && (place.kind === "mixed" || place.kind === id),
  );
  const groups = parts.flatMap((kind) => {
    const topics = topicsOf(catalog, { ...place, kind: kind.id }).filter(({ id }) => left.delete(id));
    return poolOf(catalog, { ...place, kind: kind.id }) && topics.length > 0 ? [{ ...kind, topics }] : [];
  });
  const roles = rolesByTopic(catalog, place.language);
  const spread = ({ topics }: Group) =>
    topics.reduce((sum, { id }) => sum + (roles.get(id)?.size ?? 0), 0) / topics.length;
  return groups.sort((a, b) => spread(a) - spread(b));
}

function rolesByTopic({ pools }: Catalog, language: string): Map<string, Set<string>> {
  const roles = new Map<string, Set<string>>();
  for (const { role, language: spoken, topics } of pools) {
    if (spoken !== language) continue;
    for (const topic of topics) roles.set(topic, (roles.get(topic) ?? new Set()).add(role));
  }
  return roles;
}

/** Topics whose name holds the words typed, whatever their accents and capitals. */
export function found(groups: readonly Group[], typed: string): Option[] {
  const wanted = plain(typed).split(/\s+/);
  const fits = ({ label }: Option) => wanted.every((word) => plain(label).includes(word));
  return groups.flatMap(({ topics }) => topics.filter(fits));
}

const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
