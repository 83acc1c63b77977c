import { expect, it } from "vitest";
import { accessCodeIn } from "./paths";

it("the link of a group holds its access code, and nothing else is taken for one", () => {
  expect(accessCodeIn("#code=K7QF2M9ZPX")).toBe("K7QF2M9ZPX");
  for (const other of ["", "#", "#code=", "#report", "#code=<b>", "#code=a b", "#share.abc.def", `#code=${"x".repeat(201)}`])
    expect(accessCodeIn(other)).toBeNull();
});
