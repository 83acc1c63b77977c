import { expect, it } from "vitest";
import { onAxis, outline, twoLines } from "./radar";

it("the first axis points up and the others follow clockwise", () => {
  const points = [0, 1, 2, 3].map((i) => onAxis(i, 4, 1, 100));
  expect(outline(points)).toBe("0,-100 100,0 0,100 -100,0");
});

it("a share of the radius is a share of the way", () => {
  expect(onAxis(0, 5, 0.25, 80)).toEqual({ x: 0, y: -20 });
});

it("a long label is parted near its middle, a short one and one without a space are not", () => {
  expect(twoLines("Evidence from experience", 14)).toEqual(["Evidence from", "experience"]);
  expect(twoLines("Structure", 14)).toEqual(["Structure"]);
  expect(twoLines("Verantwortungsbereitschaft", 14)).toEqual(["Verantwortungsbereitschaft"]);
});
