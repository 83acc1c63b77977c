/** The languages of the interface: one file each in words/. English is always there, another for those who read it. */

import { type Words, words as english } from "./words/en";

const others = import.meta.glob<{ words: Words }>(["./words/*.ts", "!./words/en.ts"]);

const idOf = (file: string) => file.slice("./words/".length, -".ts".length);

export const languages: string[] = ["en", ...Object.keys(others).map(idOf)].sort();

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
  const file = others[`./words/${language}.ts`];
  return file ? (await file()).words : english;
}
