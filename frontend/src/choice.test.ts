import { expect, it } from "vitest";
import { focusedOn, inWords, labelOf, lengthsOf, ownOf, settle } from "./choice";
import { aCatalog } from "./testing/values";

it("without a wish there is a whole, sensible choice", () => {
  expect(settle(aCatalog, {})).toEqual({
    role: "coder",
    level: "mid",
    kind: "mixed",
    language: "en",
    questions: 8,
    focus: [],
    job_description: "",
  });
});

it("a wish is kept where it can be served", () => {
  const wish = {
    role: "coder",
    level: "junior",
    kind: "technical",
    questions: 4,
    focus: ["apis"],
    job_description: "",
  };
  expect(settle(aCatalog, wish)).toEqual({ ...wish, language: "en" });
});

it("what is not on offer gives way: the kind, topics, and a role of long ago", () => {
  expect(settle(aCatalog, { role: "designer", level: "junior", kind: "technical" })).toMatchObject({
    kind: "mixed",
  });
  expect(settle(aCatalog, { role: "smith", focus: ["iron", "apis"], job_description: "" })).toMatchObject({
    role: "coder",
    focus: ["apis"],
  });
});

it("lengths above the size of a pool are not offered", () => {
  const place = { role: "coder", level: "mid", kind: "technical", language: "en" };
  expect(lengthsOf(aCatalog, place)).toEqual([{ questions: 4, minutes: 16 }]);
  expect(settle(aCatalog, { ...place, questions: 8 })).toMatchObject({ questions: 4 });
});

it("a pool below the shortest length is offered whole", () => {
  const place = { role: "designer", level: "mid", kind: "mixed", language: "en" };
  expect(lengthsOf(aCatalog, place)).toEqual([{ questions: 2, minutes: 8 }]);
});

it("says how many questions are of the kind itself where others fill it up", () => {
  const place = { role: "coder", level: "mid", kind: "technical", language: "en" };
  const pools = aCatalog.pools.map((pool) => ({ ...pool, own: 2 }));
  const choice = { ...place, questions: 4, focus: [], job_description: "" };
  expect(ownOf({ ...aCatalog, pools }, choice)).toBe(2);
  expect(ownOf({ ...aCatalog, pools }, { ...choice, questions: 2 })).toBeNull();
  expect(ownOf(aCatalog, choice)).toBeNull();
});

it("an empty catalogue has no choice to offer", () => {
  expect(settle({ ...aCatalog, pools: [] }, {})).toBeNull();
  expect(settle({ ...aCatalog, roles: [] }, {})).toBeNull();
});

it("an id without a label is shown as it is", () => {
  expect([labelOf(aCatalog.roles, "coder"), labelOf(undefined, "coder")]).toEqual(["CODER", "coder"]);
});

it("a focused interview is short, of the same kind where that has the topic, and none where nothing has it", () => {
  const place = { role: "coder", level: "mid", kind: "technical", language: "en" };
  expect(focusedOn(aCatalog, place, "apis")).toEqual({
    ...place,
    focus: ["apis"],
    questions: 4,
    job_description: "",
  });
  expect(focusedOn(aCatalog, { ...place, kind: "screening" }, "apis")?.kind).toBe("mixed");
  expect(focusedOn(aCatalog, place, "data")).toBeNull();
});

it("what is on offer is named in the words of the interface, where that has them, and by its own label elsewhere", () => {
  const { roles, kinds } = inWords(aCatalog, {
    locale: "de-DE",
    offer: { coder: { label: "Entwicklung", about: "Code." } },
  });
  expect(roles.map(({ label, about }) => [label, about])).toEqual([
    ["Entwicklung", "Code."],
    ["DESIGNER", ""],
  ]);
  expect(kinds).toEqual(aCatalog.kinds);
});
