import { expect, it } from "vitest";
import { cardsOf, leadOf, placesOf } from "./cards";
import { aReport, aReportQuestion } from "./testing/values";

const evidence = (label: string) => ({ quote: "", start: 0, end: 1, for: label });

it("a follow-up stands with its main question", () => {
  const questions = [
    aReportQuestion({ number: 1 }),
    aReportQuestion({ number: 2, is_follow_up: true, follow_up_to: 1, score: null }),
    aReportQuestion({ number: 3 }),
  ];
  const cards = cardsOf(aReport({ questions }));
  expect(cards.map((card) => [card.main.number, card.followUps.map((one) => one.number)])).toEqual([
    [1, [2]],
    [3, []],
  ]);
  expect(placesOf(aReport({ questions }))).toEqual({ 1: "1", 2: "1.1", 3: "2" });
});

it("labels are numbered once for the whole card, also those a follow-up brought", () => {
  const questions = [
    aReportQuestion({ number: 1, covered: ["A", "B"], evidence: [evidence("B")] }),
    aReportQuestion({ number: 2, follow_up_to: 1, evidence: [evidence("A"), evidence("C")] }),
  ];
  expect(cardsOf(aReport({ questions }))[0]?.heard).toEqual(["A", "B", "C"]);
});

it("nothing is said twice: a label in a sentence is not listed again", () => {
  const question = aReportQuestion({
    covered: ["A cache"],
    strengths: ["You covered a cache.", "You were specific."],
    missed: ["Its lifetime", "The owner"],
    gaps: ["Not heard: its lifetime. How long may it be stale?"],
  });
  const [card] = cardsOf(aReport({ questions: [question] }));
  expect(card?.praise).toEqual(["You were specific."]);
  expect(card?.missing).toEqual(["Not heard: its lifetime. How long may it be stale?", "The owner"]);
});

it("what may have been said is not among what was heard", () => {
  const question = aReportQuestion({ covered: ["A cache"], unsure: ["Its lifetime", "The owner"] });
  const answer = aReportQuestion({ number: 2, follow_up_to: 1, evidence: [evidence("The owner")] });
  expect(cardsOf(aReport({ questions: [question, answer] }))[0]?.unsure).toEqual(["Its lifetime"]);
});

it("the meaning leads, unless the summary has it", () => {
  expect(leadOf(aReport({ summary: "You answered 8." }))).toBe("Acceptable.");
  expect(leadOf(aReport({ summary: "You answered 8. Acceptable." }))).toBe("");
});
