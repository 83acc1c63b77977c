import { describe, expect, it } from "vitest";
import { calls } from "./calls";
import type { State } from "./state";
import { aPast, aState, after, away, trouble } from "./testing/values";

describe("somebody who comes back", () => {
  const candidate = { candidate_id: "c", candidate_token: "t", code: "AB" };

  it("with a code of theirs finds what is theirs, and nothing of who was here before", () => {
    const state = after(
      aState("/progress"),
      { is: "past-came", past: [aPast] },
      { is: "recover", code: "AB" },
      { is: "recovered", candidate },
    );
    expect(state.person).toMatchObject({ known: true, code: "AB", past: null, task: { is: "recovered" } });
  });

  it("with a wrong code is told so", () => {
    const wrong = trouble("lost", "No one has this code.");
    const state = after(
      aState("/progress"),
      { is: "recover", code: "AB" },
      { is: "failed", call: "recover", trouble: wrong },
    );
    expect(state.person).toMatchObject({ known: true, task: { is: "recovering", try: { trouble: wrong } } });
  });

  it("with no code at all asks nothing", () => {
    expect(after(aState("/progress"), { is: "recover", code: "  " }).person.task).toEqual({ is: "none" });
  });
});

describe("the person's data", () => {
  it("is exported on request", () => {
    const asked = after(aState(), { is: "export" });
    expect(asked.person.task).toMatchObject({ is: "exporting" });
    expect(after(asked, { is: "exported", body: "{}" }).person.task).toEqual({ is: "none" });
  });

  it("of one interview is erased only after a second word, and its report gives way to the progress", () => {
    const asked = after(aState("/interviews/iv/report"), { is: "erase-one", id: "iv" });
    const wanted = (state: State) => calls(state).map(({ request }) => request);
    expect(wanted(asked)).not.toContainEqual({ is: "erase-one", id: "iv" });
    expect(after(asked, { is: "dismiss" }, { is: "confirm" }).person.task).toEqual({ is: "none" });
    const erasing = after(asked, { is: "confirm" });
    expect(wanted(erasing)).toContainEqual({ is: "erase-one", id: "iv" });
    const silent = after(erasing, { is: "failed", call: "erase-one", trouble: away });
    expect(silent.person.task).toMatchObject({ is: "erasing-one", try: { attempt: 1 } });
    const gone = after(silent, { is: "erased-one", id: "iv" });
    expect(gone).toMatchObject({ screen: { at: "progress" }, person: { past: null, task: { is: "erased-one" } } });
    const other = after(asked, { is: "erased-one", id: "other" });
    expect(other.screen.at).toBe("report");
  });

  it("is erased only after a second word", () => {
    const asked = after(aState(), { is: "erase" });
    expect(asked.person.task).toEqual({ is: "confirming-erase" });
    expect(after(asked, { is: "dismiss" }).person.task).toEqual({ is: "none" });
    const erased = after(asked, { is: "confirm" }, { is: "erased" });
    expect(erased.person).toMatchObject({ known: false, past: null, task: { is: "erased" } });
  });

  it("is not said to be erased while the server is silent", () => {
    const state = after(
      aState(),
      { is: "erase" },
      { is: "confirm" },
      { is: "failed", call: "erase", trouble: away },
    );
    expect(state.person).toMatchObject({ known: true, task: { is: "erasing", try: { attempt: 1 } } });
    expect(after(state, { is: "retry" }).person.task).toMatchObject({ try: { attempt: 2, trouble: null } });
  });

  it("that the server no longer holds counts as erased", () => {
    const state = after(
      aState(),
      { is: "erase" },
      { is: "confirm" },
      { is: "failed", call: "erase", trouble: trouble("lost") },
    );
    expect(state.person).toMatchObject({ known: false, task: { is: "erased" } });
  });

  it("cannot be listed for a candidate the server has forgotten", () => {
    const state = after(aState(), { is: "failed", call: "past", trouble: trouble("lost") });
    expect(state.person).toMatchObject({ known: false, task: { is: "none" } });
  });

  it("is asked for again after a failure", () => {
    expect(after(aState(), { is: "failed", call: "past", trouble: away }).person.try.attempt).toBe(1);
  });
});
