import { expect, it } from "vitest";
import { found, groupsOf } from "./topics";
import { aCatalog } from "./testing/values";

const place = { role: "coder", level: "mid", kind: "mixed", language: "en" };
const pool = { role: "coder", level: "mid", language: "en", questions: 5, own: null };
const option = (id: string, label = id) => ({ id, label, about: "" });
const catalog = {
  ...aCatalog,
  kinds: ["mixed", "values", "technical"].map((id) => option(id)),
  topics: [option("candour", "Sinceridad en la reunión"), option("apis", "APIs"), option("both", "Both")],
  pools: [
    { ...pool, kind: "mixed", topics: ["candour", "both", "apis"] },
    { ...pool, kind: "values", topics: ["candour", "both"] },
    { ...pool, kind: "technical", topics: ["apis", "both"] },
    { ...pool, role: "designer", kind: "values", topics: ["candour", "both"] },
  ],
};
const named = (kind: string) =>
  groupsOf(catalog, { ...place, kind }).map(({ id, topics }) => [id, topics.map((topic) => topic.id)]);

it("topics stand by kind, the role's own first, each of them once", () => {
  expect(named("mixed")).toEqual([
    ["technical", ["apis"]],
    ["values", ["candour", "both"]],
  ]);
});

it("where a kind is chosen there are its topics alone", () => {
  expect(named("technical")).toEqual([["technical", ["apis", "both"]]]);
});

it("a topic is found by parts of its name, without accents or capitals", () => {
  const groups = groupsOf(catalog, place);
  expect(found(groups, " REUNION sin").map(({ id }) => id)).toEqual(["candour"]);
  expect(found(groups, "nothing of the kind")).toEqual([]);
});
