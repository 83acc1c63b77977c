import { expect, it } from "vitest";
import { firstSpoken, languages, nameOf, wordsOf } from "./languages";

it("the first wanted language with words is taken, by its name alone; else English", () => {
  expect(firstSpoken(["xx-YY", "en-AU", "fr"])).toBe("en");
  expect(firstSpoken(["xx"])).toBe("en");
});

it("a person's own language comes before English", () => {
  expect(firstSpoken(["de-AT", "en"])).toBe("de");
  expect(firstSpoken(["ca", "es-MX"])).toBe("es");
});

it("every language says every word, and counts in its own way", async () => {
  const all = await Promise.all(languages.map(wordsOf));
  expect(languages).toEqual(["de", "en", "es"]);
  const silent = all.flatMap((words) => blanks(words).map((place) => `${words.locale} ${place}`));
  expect(silent).toEqual([]);
  expect(all.map(({ setup }) => [setup.questions(1), setup.questions(2)])).toEqual([
    ["1 Frage", "2 Fragen"],
    ["1 question", "2 questions"],
    ["1 pregunta", "2 preguntas"],
  ]);
});

/** Places of empty words. */
function blanks(value: unknown, at = ""): string[] {
  if (value === "") return [at];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => blanks(inner, `${at}/${key}`));
}

it("each language names itself and has its words", async () => {
  expect(nameOf("de")).toBe("Deutsch");
  expect(nameOf("es")).toBe("Español");
  for (const language of languages)
    expect((await wordsOf(language)).locale).toMatch(new RegExp(`^${language}`));
});
