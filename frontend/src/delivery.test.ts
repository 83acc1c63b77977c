import { expect, it } from "vitest";
import { counted, paceCourse } from "./delivery";

const at = (words_per_minute: number, seconds = 60) => ({
  ...{ number: 1, seconds, words_per_minute, filler_words: 0, hedges: 0, longest_pause_seconds: null },
});

it("a pace is even, or told by where it went from the first half to the last", () => {
  expect(paceCourse([at(120), at(300), at(135)])).toBe("even");
  expect(paceCourse([at(120), at(120), at(150)])).toBe("faster");
  expect(paceCourse([at(150), at(150), at(120)])).toBe("slower");
  expect(paceCourse([at(120), at(180)])).toBeNull();
});

it("a long answer says more about the pace than a short one", () => {
  expect(paceCourse([at(120), at(120), at(300, 5), at(120, 200)])).toBe("even");
});

it("words are listed by how often they came", () => {
  expect(counted({ "you know": 1, um: 3 })).toBe("um 3, you know 1");
  expect(counted({})).toBe("");
});
