import { expect, it } from "vitest";
import { lengthOf, mark } from "./spans";

const evidence = (start: number, end: number, label: string) => ({ quote: "", start, end, for: label });

it("offsets count code points, so that a mark does not slip behind an emoji", () => {
  const answer = "👍🏽 yes, I cached it";
  const start = Array.from("👍🏽 yes, ").length;
  const pieces = mark(answer, [evidence(start, start + "I cached it".length, "Cache")], ["Cache"]);
  expect(pieces).toEqual([
    { text: "👍🏽 yes, ", marks: [], ends: [] },
    { text: "I cached it", marks: [1], ends: [1] },
  ]);
});

it("overlapping evidence is marked for each of its labels, and told where it ends", () => {
  const pieces = mark("abcdef", [evidence(0, 4, "A"), evidence(2, 6, "B")], ["B", "A"]);
  expect(pieces).toEqual([
    { text: "ab", marks: [2], ends: [] },
    { text: "cd", marks: [1, 2], ends: [2] },
    { text: "ef", marks: [1], ends: [1] },
  ]);
});

it("the pieces together are always the answer, also when offsets make no sense", () => {
  const answer = "<b>bold</b> & co";
  const odd = [evidence(-1, 3, "A"), evidence(5, 5, "A"), evidence(4, 900, "A"), evidence(3, 7, "A")];
  const pieces = mark(answer, odd, ["A"]);
  expect(pieces.map((piece) => piece.text).join("")).toBe(answer);
  expect(pieces.filter((piece) => piece.marks.length > 0).map((piece) => piece.text)).toEqual(["bold"]);
});

it("an answer without evidence is one piece, and an empty one none", () => {
  expect(mark("abc", [], [])).toEqual([{ text: "abc", marks: [], ends: [] }]);
  expect(mark("", [], [])).toEqual([]);
});

it("length is counted as the server counts it", () => {
  expect(lengthOf("a😀é")).toBe(3);
});
