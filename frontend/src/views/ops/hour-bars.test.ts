import { expect, it } from "vitest";
import { inModes } from "./hour-bars";

it("an hour tells its modes from the richest to the poorest, and none that did not occur", () => {
  expect(inModes({ offline: 2, rich: 1, standard: 0 })).toBe("rich 1, offline 2");
  expect(inModes({})).toBe("");
});
