import { expect, it } from "vitest";
import { SHORTCUTS, eventOf } from "./shortcuts";

it("each key has a meaning, in either case, and no other key has one", () => {
  for (const key of SHORTCUTS) expect(eventOf(key.toUpperCase(), { is: "hush" })).not.toBeNull();
  for (const key of ["x", "Enter", "toString"]) expect(eventOf(key, { is: "hush" })).toBeNull();
});

it("V does what pressing the microphone would do", () => {
  expect(eventOf("v", { is: "try-mic" })).toEqual({ is: "try-mic" });
});
