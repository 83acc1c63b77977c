import { expect, it } from "vitest";
import { firstSpoken, languages, nameOf, wordsOf } from "./languages";

it("the first wanted language with words is taken, by its name alone; else English", () => {
  expect(firstSpoken(["xx-YY", "en-AU", "fr"])).toBe("en");
  expect(firstSpoken(["xx"])).toBe("en");
});

it("each language names itself and has its words", async () => {
  expect(nameOf("de")).toBe("Deutsch");
  expect(nameOf("es")).toBe("Español");
  for (const language of languages)
    expect((await wordsOf(language)).locale).toMatch(new RegExp(`^${language}`));
});
