import { describe, expect, it } from "vitest";
import type { Turned } from "./contract";
import { draftOf } from "./replies";
import { LONGEST_ANSWER } from "./sending";
import type { Event } from "./state";
import { aQuestion, after, anInterview, away, inRoom, roomOf, trouble } from "./testing/values";

const typed = (answer: string): Event => ({ is: "typed", answer });
const failed = (call: "turn" | "finish", kind = away): Event => ({ is: "failed", call, trouble: kind });
const reply = (changes: Partial<Turned>): Event => ({
  is: "turned",
  reply: {
    status: "in_progress",
    question: null,
    acknowledgement: "",
    progress: null,
    aid: null,
    ...changes,
  },
});
const second = aQuestion({ number: 2, text: "And then?" });

describe("writing", () => {
  it("keeps what is typed and clears what was remarked on", () => {
    const state = inRoom({}, { is: "send" }, typed("I"));
    expect(roomOf(state)).toMatchObject({ answer: "I", note: null });
  });

  it("takes time, which stands still while an answer is under way", () => {
    const state = inRoom(
      {},
      { is: "ticked" },
      { is: "ticked" },
      typed("I"),
      { is: "send" },
      { is: "ticked" },
    );
    expect(roomOf(state).spent).toBe(2);
  });
});

describe("sending", () => {
  it("sends number, words and time", () => {
    const state = inRoom({}, typed("I measure."), { is: "ticked" }, { is: "send" });
    expect(roomOf(state).doing).toEqual({
      is: "sending",
      turn: {
        number: 1,
        action: "answer",
        nth: 1,
        answer: "I measure.",
        seconds: 1,
        input: "text",
        speech: null,
      },
      try: { attempt: 0, trouble: null },
    });
  });

  it("sends once however often it is asked to", () => {
    const once = roomOf(inRoom({}, typed("I"), { is: "send" }));
    const often = roomOf(
      inRoom(
        {},
        typed("I"),
        { is: "send" },
        { is: "send" },
        { is: "skip" },
        { is: "finish" },
        typed("other"),
      ),
    );
    expect(often).toEqual(once);
  });

  it("has nothing to send when nothing was written", () => {
    expect(roomOf(inRoom({}, typed("  \n"), { is: "send" }))).toMatchObject({
      note: { is: "blank" },
      doing: { is: "writing" },
    });
  });

  it("counts length as the server does: in code points", () => {
    const fits = inRoom({}, typed("😀".repeat(LONGEST_ANSWER)), { is: "send" });
    expect(roomOf(fits).doing.is).toBe("sending");
    const over = inRoom({}, typed("😀".repeat(LONGEST_ANSWER + 3)), { is: "send" });
    expect(roomOf(over)).toMatchObject({ note: { is: "too-long", by: 3 }, doing: { is: "writing" } });
  });

  it("tries the very same turn again when the server is silent", () => {
    const sent = inRoom({}, typed("I"), { is: "send" });
    const waiting = after(sent, failed("turn"));
    expect(roomOf(waiting).doing).toMatchObject({ is: "sending", try: { attempt: 1, trouble: away } });
    const again = after(waiting, { is: "retry" });
    expect(roomOf(again).doing).toMatchObject({ try: { attempt: 2, trouble: null } });
    expect(draftOf(roomOf(again)).sending).toEqual(draftOf(roomOf(sent)).sending);
  });

  it("gives the words back when they are refused", () => {
    const state = inRoom({}, typed("I"), { is: "send" }, failed("turn", trouble("refused", "Shorten it.")));
    expect(roomOf(state)).toMatchObject({
      answer: "I",
      note: { is: "refused", detail: "Shorten it." },
      doing: { is: "writing" },
    });
  });

  it("leaves a room that is no longer ours", () => {
    const state = inRoom({}, typed("I"), { is: "send" }, failed("turn", trouble("lost", "Expired.")));
    expect(state.screen).toMatchObject({ at: "lost", detail: "Expired." });
  });

  it("goes on to the next question with an empty box and a fresh clock", () => {
    const progress = { answered: 1, planned: 8 };
    const came = reply({ question: second, acknowledgement: "Thank you.", progress });
    const room = roomOf(inRoom({}, typed("I"), { is: "ticked" }, { is: "send" }, came));
    expect(room).toMatchObject({
      question: second,
      answer: "",
      spent: 0,
      progress,
      acknowledgement: "Thank you.",
    });
    expect(room.turns).toEqual([
      {
        number: 1,
        question: { text: "Where do you start?", is_follow_up: false },
        action: "answer",
        answer: "I",
      },
    ]);
  });

  it("opens the report after the last answer", () => {
    const state = inRoom({}, typed("I"), { is: "send" }, reply({ status: "finished" }));
    expect(state.screen).toMatchObject({ at: "report", id: "iv" });
  });
});

describe("hints and rephrasings", () => {
  const hint = { kind: "hint", nth: 1, text: "Look closer.", left: 1 } as const;
  const asked = { is: "ask-aid", kind: "hint" } as const;

  it("are asked for under the number of aids so far", () => {
    const state = inRoom({ aids: [hint] }, { is: "ask-aid", kind: "rephrase" });
    expect(roomOf(state).doing).toMatchObject({
      is: "asking",
      turn: { action: "rephrase", nth: 2, answer: "" },
    });
  });

  it("are added below, and the answer stays", () => {
    const came = reply({ aid: hint, question: aQuestion({ hints_left: 1 }) });
    const room = roomOf(inRoom({}, typed("half"), asked, typed("half a"), came));
    expect(room).toMatchObject({
      aids: [hint],
      answer: "half a",
      question: { hints_left: 1 },
      doing: { is: "writing" },
    });
  });

  it("are not asked for when there are none left", () => {
    const state = inRoom({ question: aQuestion({ hints_left: 0 }) }, asked);
    expect(roomOf(state).doing.is).toBe("writing");
  });

  it("do not hold up an answer", () => {
    expect(roomOf(inRoom({}, typed("I"), asked, { is: "send" })).doing).toMatchObject({ is: "sending" });
  });

  it("are gone with their question", () => {
    const state = inRoom({ aids: [hint] }, typed("I"), { is: "send" }, reply({ question: second }));
    expect(roomOf(state).aids).toEqual([]);
  });
});

describe("skipping and finishing", () => {
  it("skips at once when nothing was written", () => {
    expect(roomOf(inRoom({}, { is: "skip" })).doing).toMatchObject({
      is: "sending",
      turn: { action: "skip", answer: "" },
    });
  });

  it("asks before words are dropped", () => {
    const asking = inRoom({}, typed("half"), { is: "skip" });
    expect(roomOf(asking).doing).toEqual({ is: "confirming", what: "skip" });
    expect(roomOf(after(asking, { is: "dismiss" }))).toMatchObject({
      answer: "half",
      doing: { is: "writing" },
    });
    expect(roomOf(after(asking, { is: "confirm" })).doing).toMatchObject({
      turn: { action: "skip", answer: "" },
    });
  });

  it("finishes early only after a second word, and keeps trying", () => {
    const asking = inRoom({}, { is: "finish" });
    expect(roomOf(asking).doing).toEqual({ is: "confirming", what: "finish" });
    const waiting = after(asking, { is: "confirm" }, failed("finish"));
    expect(roomOf(waiting).doing).toMatchObject({ is: "finishing", try: { attempt: 1 } });
  });

  it("begins nothing else while it waits for something to be sent or finished", () => {
    const finishing = inRoom({}, typed("I"), { is: "finish" }, { is: "confirm" });
    expect(after(finishing, { is: "send" }, { is: "skip" }, { is: "ask-aid", kind: "hint" })).toEqual(
      finishing,
    );
    const waiting = inRoom({}, typed("I"), { is: "send" }, failed("turn"));
    expect(after(waiting, { is: "send" })).toEqual(waiting);
  });

  it("a confirmation nobody asked for does nothing", () => {
    const state = inRoom();
    expect(after(state, { is: "confirm" }, { is: "dismiss" })).toEqual(state);
  });
});

describe("an interview that went on elsewhere", () => {
  const further = anInterview({ question: second, progress: { answered: 1, planned: 8 } });

  it("is shown as the server has it, and words not sent yet are not lost", () => {
    const room = roomOf(inRoom({}, typed("mine"), { is: "send" }, { is: "overtaken", interview: further }));
    expect(room).toMatchObject({ question: second, answer: "", leftover: "mine", note: { is: "overtaken" } });
    expect(
      roomOf(
        after(inRoom({}, typed("mine"), { is: "send" }, { is: "overtaken", interview: further }), {
          is: "drop-leftover",
        }),
      ).leftover,
    ).toBe("");
  });

  it("does not hand back words that did arrive", () => {
    const turn = {
      number: 1,
      question: { text: "Where?", is_follow_up: false },
      action: "answer",
      answer: "mine",
    };
    const interview = { ...further, turns: [turn] };
    const state = inRoom({}, typed("mine"), { is: "send" }, { is: "overtaken", interview });
    expect(roomOf(state).leftover).toBe("");
  });

  it("keeps the answer in its box when the question is still the same", () => {
    const state = inRoom(
      {},
      typed("mine"),
      { is: "ask-aid", kind: "hint" },
      { is: "overtaken", interview: anInterview() },
    );
    expect(roomOf(state)).toMatchObject({ answer: "mine", doing: { is: "writing" }, note: null });
  });

  it("leads to the report when it has ended", () => {
    const interview = anInterview({ status: "finished", question: null });
    expect(inRoom({}, typed("mine"), { is: "send" }, { is: "overtaken", interview }).screen.at).toBe(
      "report",
    );
  });
});
