import { expect, it } from "vitest";
import { behind, isBehind } from "./behind";

it("what is behind the first page is asked for once, and again until it comes", async () => {
  const told: string[] = [];
  let fails = 4;
  const load = async () => {
    told.push("asked");
    if (fails-- > 0) throw new Error("away");
    return "screens";
  };
  const done = new Promise<void>((go) => {
    const fetchOnce = behind(
      load,
      (screens) => go(void told.push(screens)),
      () => told.push("stuck"),
      (again) => again(),
    );
    fetchOnce();
    fetchOnce();
  });
  await done;
  expect(told).toEqual(["asked", "asked", "asked", "stuck", "asked", "asked", "screens"]);
});

it("the first page waits for nothing that is behind it", () => {
  expect(isBehind({ at: "landing" })).toBe(false);
  expect(isBehind({ at: "progress" })).toBe(true);
});
