import { describe, expect, it } from "vitest";
import { calls } from "./calls";
import type { Ops } from "./ops";
import { exported } from "./ops-contract";
import type { Event, State } from "./state";
import { aCatalog, aState, after, away, trouble } from "./testing/values";

const cache = { day: "2026-11-24", hit_rate: 0.5, tiers: [] };
const opened = (key: string | null = null): State =>
  after(aState("/ops", { opsKey: key }), { is: "catalog-came", catalog: aCatalog });

const want = (deed: "prewarm" | "requeue"): Event => ({ is: "ops-do", wish: { deed } });

const wanted = (state: State) => calls(state).map(({ request, after: wait }) => [request.is, wait]);

function opsOf({ screen }: State): Ops {
  if (screen.at !== "ops") throw new Error(`not at the operator's page but at ${screen.at}`);
  return screen;
}

describe("the operator's page", () => {
  it("asks nothing without a key, and everything with one", () => {
    expect(calls(opened())).toEqual([]);
    const asked = after(opened(), { is: "ops-key", key: " k " });
    expect(calls(asked).map(({ request }) => request)).toContainEqual({ is: "ops-cache", key: "k" });
    expect(wanted(opened("k"))).toEqual(wanted(asked));
  });

  it("reads each part again after a while, also one that did not answer", () => {
    const state = after(opened("k"), { is: "ops-came", figures: { cache } });
    expect(opsOf(state).figures.cache).toEqual(cache);
    expect(wanted(state)).toContainEqual(["ops-cache", 20]);
    expect(wanted(state)).toContainEqual(["ops-interviews", 0]);
    const silent = after(state, { is: "failed", call: "ops-cache", trouble: away });
    expect(opsOf(silent).figures.cache).toEqual(cache);
    expect(Object.fromEntries(wanted(silent))["ops-cache"]).toBeGreaterThan(0);
  });

  it("does not ask again for what this version does not have", () => {
    const state = after(opened("k"), { is: "failed", call: "ops-cache", trouble: trouble("refused") });
    expect(wanted(state).map(([is]) => is)).not.toContain("ops-cache");
  });

  it("forgets a key that is not accepted, and what was read with it", () => {
    const read = after(opened("k"), { is: "ops-came", figures: { cache } });
    const state = after(read, { is: "failed", call: "ops-cache", trouble: trouble("lost") });
    expect(opsOf(state)).toMatchObject({ key: null, refused: true, figures: { cache: null } });
  });

  it("does what it is told once, however often the button is pressed, and tells what came of it", () => {
    const running = after(opened("k"), want("requeue"), want("prewarm"));
    const deeds = (state: State) => calls(state).filter(({ request }) => /prewarm|requeue/.test(request.is));
    expect(deeds(running).map(({ request }) => request)).toEqual([{ is: "ops-requeue", key: "k" }]);
    const told = { requeued: 2, left: 0 };
    const done = after(running, { is: "ops-did", outcome: { is: "requeued", told } });
    expect(deeds(done)).toEqual([]);
    expect(opsOf(done).task).toMatchObject({ is: "done", outcome: { told } });
    const again = after(done, want("requeue"));
    expect(deeds(again)[0]?.key).not.toBe(deeds(running)[0]?.key);
  });

  it("does not repeat by itself what got no answer, and forgets a key that is refused", () => {
    const running = after(opened("k"), want("prewarm"));
    const failed = after(running, { is: "failed", call: "ops-prewarm", trouble: away });
    expect(opsOf(failed).task).toMatchObject({ is: "failed", kind: "away" });
    expect(wanted(failed).map(([is]) => is)).not.toContain("ops-prewarm");
    expect(opsOf(after(running, { is: "failed", call: "ops-prewarm", trouble: trouble("lost") })).key).toBeNull();
  });

  it("takes a day away as a file in the form that was asked for", () => {
    const day = { day: "2026-11-24", form: "csv" } as const;
    const running = after(opened("k"), { is: "ops-do", wish: { deed: "export", ...day } });
    expect(calls(running).map(({ request }) => request)).toContainEqual({ is: "ops-export", key: "k", ...day });
    const outcome = exported(day, "started,role\r\n2026-11-24T10,coder\r\n");
    expect(outcome).toMatchObject({ is: "exported", name: "interviews-2026-11-24.csv", interviews: 1 });
    expect(opsOf(after(running, { is: "ops-did", outcome })).task).toMatchObject({ is: "done", outcome });
    expect(exported({ ...day, form: "jsonl" }, "")).toMatchObject({ interviews: 0 });
  });
});
