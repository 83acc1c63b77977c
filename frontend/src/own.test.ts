import { describe, expect, it } from "vitest";
import { calls } from "./calls";
import { passing } from "./drawer";
import { keepOn } from "./keep";
import { type Own, OLLAMA, chosenOf, isLoopback, lackOf, modelOf, nextOfOwn, ownless } from "./own";
import type { OwnRow } from "./own-contract";
import { aCatalog, aStart, aState, after } from "./testing/values";

const row = (provider: string): OwnRow => ({
  ...{ provider, label: provider.toUpperCase(), key_url: "", browser: "documented", training: null },
  models: ["small", "large"].map((name) => ({ name, label: name })),
});
const rows = [row("groq"), row("mistral")];
const keyed: Own = { ...ownless, way: "key", provider: "groq", model: "large", keys: { groq: "secret" } };
const fine = () => undefined;

describe("setting up a model of one's own", () => {
  it("takes what is on offer where nothing, or something gone, was chosen", () => {
    expect(chosenOf({ ...ownless, way: "key" }, rows)).toMatchObject({
      row: { provider: "groq" },
      model: "small",
    });
    expect(chosenOf({ ...keyed, model: "gone" }, rows)?.model).toBe("small");
    expect(chosenOf(keyed, [])).toBeNull();
  });

  it.each<[Partial<Own>, ReturnType<typeof lackOf>]>([
    [{ way: "none" }, null],
    [{ way: "key", provider: "mistral" }, "key"],
    [{ way: "browser" }, "built-in"],
    [{ way: "local" }, "model"],
    [{ way: "local", base: "http://192.168.0.2:11434", served: "qwen" }, "base"],
    [{ way: "local", served: "qwen" }, null],
  ])("says what is lacking: %o", (wish, lack) => {
    const own = { ...keyed, ...wish };
    expect(lackOf(own, rows)).toBe(lack);
    if (lack) expect(modelOf(own, rows)).toBeNull();
  });

  it("a key belongs to one provider, and all go with one click", () => {
    const both = nextOfOwn(keyed, { is: "own-key", provider: "mistral", key: " other\n" });
    expect(both.keys).toEqual({ groq: "secret", mistral: "other" });
    expect(nextOfOwn(both, { is: "own-forget" }).keys).toEqual({});
    expect(nextOfOwn(both, { is: "own-key", provider: "groq", key: "" }).keys).toEqual({ mistral: "other" });
  });

  it("knows the addresses of this machine", () => {
    const here = [OLLAMA, "http://localhost:8080/", "http://127.0.0.1/v1"];
    const not = ["http://10.0.0.1", "http://127.0.0.1.example", "https://localhost", "localhost", ""].concat(
      "http://me:secret@localhost:1",
      "http://localhost:1?key=secret",
      "http://[::1]:1",
    );
    expect([...here, ...not].map(isLoopback)).toEqual([...here.map(() => true), ...not.map(() => false)]);
  });

  it("a model found on the server is taken where none was named", () => {
    const asking = nextOfOwn(ownless, { is: "own-find" });
    expect(nextOfOwn(asking, { is: "own-found", models: ["qwen", "llama"] }).served).toBe("qwen");
    const moved = nextOfOwn(asking, { is: "own-chose", own: { base: "http://localhost:1" } });
    expect(nextOfOwn(moved, { is: "own-found", models: ["late"] }).served).toBe("");
  });
});

describe("an interview begun with it", () => {
  const catalog = { ...aCatalog, own_models: rows };
  const choice = {
    ...{ role: "coder", level: "mid", kind: "mixed", language: "en" },
    ...{ questions: 4, focus: [], job_description: "" },
  };
  const begin = { is: "begin", key: "k", choice } as const;

  it("names the model to the server and never the key", () => {
    const start = after(aState("/set-up", { own: keyed }), { is: "catalog-came", catalog }, begin);
    const wanted = calls(start).find(({ request }) => request.is === "start");
    expect(wanted?.request).toMatchObject({ choice: { own_model: { provider: "groq", model: "large" } } });
    expect(JSON.stringify(calls(start))).not.toContain("secret");
    expect(after(start, { is: "started", started: aStart }).own.of).toEqual({
      iv: { provider: "groq", model: "large", base: "" },
    });
  });

  it("is begun without one where nobody can bring any", () => {
    const start = after(aState("/set-up", { own: keyed }), { is: "catalog-came", catalog: aCatalog }, begin);
    expect(JSON.stringify(calls(start))).not.toContain("own_model");
  });

  it("names none where something is lacking", () => {
    const start = after(
      aState("/set-up", { own: { ...keyed, keys: {} } }),
      { is: "catalog-came", catalog },
      begin,
    );
    const wanted = calls(start).find(({ request }) => request.is === "start");
    expect(JSON.stringify(wanted)).not.toContain("own_model");
  });
});

describe("on this device", () => {
  /** What a later page of the same browser remembers, in this tab and in another. */
  function later(own: Own, ...more: Own[]) {
    const [shelf, tab] = [passing(), passing()];
    const keep = keepOn(shelf, tab, fine);
    [own, ...more].reduce((before, now) => {
      keep.changed(aState("/", { own: before }), aState("/", { own: now }));
      return now;
    }, ownless);
    const known = (other: typeof tab) => keepOn(shelf, other, fine).remembered().own;
    return { here: known(tab), elsewhere: known(passing()), shelf, tab };
  }

  it("a key lasts as long as the tab, unless somebody asks to have it remembered", () => {
    const passingBy = later(keyed);
    expect([passingBy.here.keys, passingBy.elsewhere.keys]).toEqual([keyed.keys, {}]);
    expect(passingBy.elsewhere).toMatchObject({ way: "key", provider: "groq", model: "large" });
    const kept = later(keyed, { ...keyed, remembers: true });
    expect(kept.elsewhere.keys).toEqual(keyed.keys);
    const taken = later({ ...keyed, remembers: true }, keyed);
    expect([taken.here.keys, taken.elsewhere.keys]).toEqual([keyed.keys, {}]);
  });

  it("a key that is removed leaves no trace, in this tab or another", () => {
    const remembered = { ...keyed, remembers: true };
    const { shelf, tab } = later(keyed, remembered, nextOfOwn(remembered, { is: "own-forget" }));
    for (const one of [shelf, tab]) expect(one.getItem("quiet-room:own-keys")).toBeNull();
  });

  it("what an interview uses is known after a reload, and gone with all else", () => {
    const mine = { ...keyed, of: { iv: { provider: "browser", model: "", base: "" } } };
    expect(later(mine).here.of).toEqual(mine.of);
    const erased = after(
      aState("/progress", { own: mine }),
      { is: "erase" },
      { is: "confirm" },
      { is: "erased" },
    );
    expect(later(mine, erased.own).here).toEqual(ownless);
  });
});
