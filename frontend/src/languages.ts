/** The languages of the interface: one file each in words/, loaded for those who read it. */

import type { Words } from "./words/en";

const files = import.meta.glob<{ words: Words }>("./words/*.ts");

export const languages: string[] = Object.keys(files).map((file) => file.slice("./words/".length, -3));

/** A language in its own words: "Deutsch". */
export function nameOf(language: string): string {
  const name = new Intl.DisplayNames([language], { type: "language" }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

/** The first of the wanted languages ("de-AT") that there are words for; English where there is none. */
export function firstSpoken(wanted: readonly string[]): string {
  const short = wanted.map((tag) => tag.toLowerCase().split("-")[0]);
  return short.find((tag) => tag !== undefined && languages.includes(tag)) ?? "en";
}

/** Rejects when the words cannot be fetched. */
export async function wordsOf(language: string): Promise<Words> {
  const file = files[`./words/${language}.ts`] ?? files["./words/en.ts"];
  if (!file) throw new Error("no words at all");
  return (await file()).words;
}
