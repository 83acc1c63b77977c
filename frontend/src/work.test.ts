import { describe, expect, it } from "vitest";
import { calls } from "./calls";
import { errandOf } from "./errand";
import { type Own, ownless } from "./own";
import type { Answer, Task, Told } from "./own-contract";
import { doubtOf, standingOf } from "./own-status";
import type { Event, State } from "./state";
import { aQuestion, aReport, aState, after, anInterview, away, trouble } from "./testing/values";
import { words } from "./words/en";

const groq = { provider: "groq", model: "large", base: "" };
const own: Own = { ...ownless, keys: { groq: "secret" } };

function aTask(changes: Partial<Task> = {}): Task {
  return {
    ...{ nonce: "n1", kind: "review", model: "groq/large", deadline_seconds: 30, ...changes },
    request: {
      ...{ method: "POST", url: "https://groq.example/v1", headers: {}, body: "{}" },
      key: { in: "header", name: "authorization", prefix: "Bearer " },
    },
  };
}

const told = (outcome: Told["outcome"]): Told => ({ outcome, dropped: [], next: null });
const fine: Answer = { status: 200, body: "{}" };

/** In the room of an interview that uses a model of the person's own. */
function room(mine: Own = own, ...events: Event[]): State {
  const interview = anInterview({ own_model: groq });
  return after(
    aState("/interviews/iv", { own: mine }),
    { is: "interview-came", interview, draft: null },
    ...events,
  );
}

/** In its report, which is scored without a model so far. */
function report(...events: Event[]): State {
  const start = aState("/interviews/iv/report", { own: { ...own, of: { iv: groq } } });
  return after(start, { is: "report-came", report: aReport() }, ...events);
}

const came = (task: Task | null): Event => ({ is: "task-came", task });
const ran = (answer: Answer, nonce = "n1"): Event => ({ is: "task-ran", nonce, answer });
const toldSo = (outcome: Told["outcome"], nonce = "n1"): Event => ({
  is: "task-told",
  nonce,
  told: told(outcome),
});
const failing = (answer: Answer): Event[] => [came(aTask()), ran(answer), toldSo("dropped")];

/** The calls about tasks that a state waits for: what, and in how many seconds. */
const asked = (state: State) =>
  calls(state)
    .filter(({ request }) => request.is === "task" || request.is === "task-done")
    .map(({ request, after: wait }) => [request.is, wait]);

describe("a model of one's own", () => {
  it("is looked to for tasks from the start, ever more rarely, and again after each turn", () => {
    const looks = [room(), room(own, came(null)), room(own, came(null), came(null))];
    expect(looks.map(asked)).toEqual([[["task", 0]], [["task", 5]], [["task", 15]]]);
    const tired = room(own, came(null), came(null), came(null));
    expect(asked(tired)).toEqual([]);
    const reply = { status: "in_progress", question: aQuestion({ number: 2 }), acknowledgement: "" } as const;
    const turned = after(
      tired,
      { is: "send" },
      { is: "turned", reply: { ...reply, progress: null, aid: null } },
    );
    expect(asked(turned)).toEqual([["task", 0]]);
  });

  it("runs a task, tells what came, and goes on with what it is told is next, if anything", () => {
    const running = room(own, came(aTask({ kind: "plan" })));
    expect(errandOf(running).run).toMatchObject({ task: { nonce: "n1" }, key: "secret", model: groq });
    expect(asked(running)).toEqual([]);
    const telling = after(running, ran(fine));
    expect(errandOf(telling).run).toBeNull();
    const request = { is: "task-done", id: "iv", nonce: "n1", answer: fine };
    expect(calls(telling).map((call) => call.request)).toContainEqual(request);
    const next = aTask({ nonce: "n2", kind: "follow_up" });
    const on = after(telling, { is: "task-told", nonce: "n1", told: { ...told("used"), next } });
    expect([asked(on), errandOf(on).run?.task.nonce]).toEqual([[], "n2"]);
    const done = after(telling, toldSo("used"));
    expect([asked(done), errandOf(done).run]).toEqual([[], null]);
  });

  it("goes on over the end of the interview with what it is at", () => {
    const finished = room(own, came(aTask()), { is: "finish" }, { is: "confirm" }, { is: "finished" });
    expect(finished.screen.at).toBe("report");
    expect(errandOf(finished).run).toMatchObject({ task: { nonce: "n1" } });
  });

  it("gets nothing for another interview, on another screen, or in one that uses none", () => {
    const elsewhere = after(room(own, came(aTask())), { is: "went", path: "/progress" });
    expect([elsewhere.work, errandOf(elsewhere).run]).toEqual([null, null]);
    const none = after(aState("/interviews/iv", { own }), {
      ...{ is: "interview-came", interview: anInterview(), draft: null },
    });
    expect(none.work).toBeNull();
  });

  it("is left alone without its key, and taken up again when that is here", () => {
    const without = room({ ...ownless, keys: { mistral: "other" } });
    expect(asked(without)).toEqual([]);
    expect(doubtOf(without, words)).toContain("is not in this browser");
    const running = room(own, came(aTask()), { is: "own-forget" });
    expect(errandOf(running).run).toBeNull();
    const back = after(running, { is: "own-key", provider: "groq", key: " new " });
    expect(errandOf(back).run).toMatchObject({ key: "new" });
  });

  it("never stands in the way: no failure of it touches the room", () => {
    const before = room();
    for (const call of ["task", "task-done"] as const)
      for (const one of [away, trouble("lost"), trouble("refused"), trouble("busy"), trouble("limit")]) {
        const start = call === "task" ? before : after(before, came(aTask()), ran(fine));
        const failed = after(start, { is: "failed", call, trouble: one });
        expect(failed.screen).toEqual(before.screen);
      }
  });

  it("an answer that came too late, or to a task nobody knows, is passed over", () => {
    const telling = room(own, came(aTask()), ran(fine));
    expect(asked(after(telling, ran(fine, "n0")))).toEqual(asked(telling));
    const over = after(telling, { is: "failed", call: "task-done", trouble: trouble("refused") });
    expect(asked(over)).toEqual([["task", 5]]);
    const unheard = after(telling, { is: "failed", call: "task-done", trouble: away });
    expect(asked(unheard)).toEqual([["task-done", 1]]);
  });

  it("leaves a refused key alone for the whole interview, and short quota only until the next question", () => {
    const on = (answer: Answer) => {
      const reply = { status: "in_progress", question: aQuestion({ number: 2 }), acknowledgement: "" } as const;
      const task = came(aTask({ kind: "follow_up" }));
      const failed = room(own, task, ran(answer), toldSo("dropped"));
      return after(failed, { is: "send" }, { is: "turned", reply: { ...reply, progress: null, aid: null } });
    };
    expect(asked(on({ status: 401, body: "" }))).toEqual([]);
    expect(asked(on({ status: 429, body: "" }))).toEqual([["task", 0]]);
  });

  it.each<[Answer, RegExp, boolean]>([
    [{ failed: "key" }, /key was not accepted/, false],
    [{ status: 401, body: "" }, /key was not accepted/, false],
    [{ status: 429, body: "" }, /no quota left/, false],
    [{ failed: "timeout" }, /took too long/, true],
    [{ failed: "network" }, /could not be reached/, true],
    [{ status: 503, body: "" }, /provider of your model is in trouble/, true],
    [{ status: 404, body: "" }, /did not take the request/, true],
    [fine, /could not be used/, true],
  ])("what is wrong is said calmly in the room: %o", (answer, says, looksAgain) => {
    const state = room(own, ...failing(answer));
    expect(doubtOf(state, words)).toMatch(says);
    expect(doubtOf(state, words)).toContain("The interview goes on as it is.");
    expect(asked(state).length === 1).toBe(looksAgain);
  });
});

describe("a report that such a model is to review", () => {
  it("is read again when its review was taken, until it is the new one", () => {
    const taken = report(came(aTask()), ran(fine), toldSo("partly"));
    const reads = (state: State) => calls(state).some(({ request }) => request.is === "report");
    expect(reads(taken)).toBe(true);
    const early = after(taken, { is: "report-came", report: aReport() });
    expect(reads(early)).toBe(true);
    const own_model = { name: "groq/large", dropped: [], offline: { overall: 3 } };
    const final = after(early, { is: "report-came", report: aReport({ own_model }) });
    expect([reads(final), final.work, standingOf(final, words)]).toEqual([false, null, null]);
  });

  it("says who is at it, and that the page has to stay", () => {
    expect(standingOf(report(), words)).toMatchObject({ text: words.own.waits("groq/large"), again: false });
    expect(standingOf(report(came(aTask())), words)?.text).toContain("Keep this page open");
  });

  it("may be tried again where it failed, with another key where that was refused", () => {
    const failed = report(...failing({ status: 403, body: "" }));
    expect(standingOf(failed, words)).toMatchObject({ again: true, keyFor: { provider: "groq" }, tone: "warn" });
    const again = after(failed, { is: "own-key", provider: "groq", key: "better" }, { is: "own-again" });
    const wanted = calls(again).find(({ request }) => request.is === "task");
    expect(wanted?.request).toEqual({ is: "task", id: "iv", again: true });
    expect(standingOf(again, words)?.tone).toBe("wait");
  });

  it("may be tried again as soon as the server hands it out no more", () => {
    const failed = report(...failing({ failed: "timeout" }));
    expect(standingOf(failed, words)).toMatchObject({ tone: "wait", again: false });
    expect(standingOf(after(failed, came(null)), words)).toMatchObject({ tone: "warn", again: true });
  });

  it("may be tried again where nothing ever came", () => {
    const idle = report(...Array.from({ length: 7 }, () => came(null)));
    expect(standingOf(idle, words)).toMatchObject({ again: true, keyFor: null });
    expect(asked(idle)).toEqual([]);
  });
});
