/** The words of this part in the language of the interface, fetched with it. */

import { type SetupWords, words as english } from "./words/en";

export type { SetupWords };

const others = import.meta.glob<{ words: SetupWords }>(["./words/*.ts", "!./words/en.ts"]);

/** `locale` like "de-DE". Rejects when the words cannot be fetched. */
export async function wordsFor(locale: string): Promise<SetupWords> {
  const file = others[`./words/${locale.slice(0, 2)}.ts`];
  return file ? (await file()).words : english;
}
