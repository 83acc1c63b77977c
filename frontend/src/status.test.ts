import { expect, it } from "vitest";
import { roomStatus } from "./status";
import type { Event, State } from "./state";
import { away, inRoom, roomOf, trouble } from "./testing/values";
import { clock, dateOf } from "./time";
import { words } from "./words/en";

const say = words.status;
const typed: Event = { is: "typed", answer: "I" };
const status = (state: State, online = true, keeps = true) => roomStatus(roomOf(state), online, keeps, say);
const turnFailed = (kind = away): Event => ({ is: "failed", call: "turn", trouble: kind });

it("says nothing at first, then that the words are safe", () => {
  expect(status(inRoom()).text).toBe("");
  expect(status(inRoom({}, typed)).text).toBe(say.saved);
  expect(status(inRoom({}, typed), true, false)).toMatchObject({ text: say.unkept, tone: "warn" });
});

it("says what is under way", () => {
  expect(status(inRoom({}, typed, { is: "send" })).text).toBe(say.sending);
  expect(status(inRoom({}, { is: "skip" })).text).toBe(say.skipping);
  expect(status(inRoom({}, { is: "ask-aid", kind: "hint" })).text).toBe(say.asking.hint);
  expect(status(inRoom({}, { is: "finish" }, { is: "confirm" })).text).toBe(say.finishing);
});

it("says what is in the way, what is safe and when it is tried again", () => {
  const waiting = status(inRoom({}, typed, { is: "send" }, turnFailed()));
  expect(waiting).toEqual({
    text: `${say.away} ${say.keptSending} ${say.nextTry(1)}`,
    tone: "warn",
    canRetry: true,
  });
  const busy = status(
    inRoom({}, typed, { is: "send" }, turnFailed(trouble("busy", "Storage cannot be reached.", 5))),
  );
  expect(busy.text).toBe(`Storage cannot be reached. ${say.keptSending} ${say.nextTry(5)}`);
  expect(status(inRoom({}, typed, { is: "send" }, turnFailed()), false).text).toContain(say.offline);
  expect(status(inRoom({}, typed, { is: "ask-aid", kind: "hint" }, turnFailed())).text).toContain(
    say.keptAsking,
  );
});

it("says what to change in what was to be sent", () => {
  expect(status(inRoom({}, { is: "send" })).text).toBe(say.blank);
  expect(status(inRoom({}, typed, { is: "send" }, turnFailed(trouble("refused", "Shorten it.")))).text).toBe(
    "Shorten it.",
  );
});

it("reads times as people do", () => {
  expect([clock(0), clock(69.9), clock(3725)]).toEqual(["0:00", "1:09", "1:02:05"]);
  expect([dateOf("2026-11-24T12:00:00Z", "en-GB"), dateOf("soon", "en-GB")]).toEqual([
    "24 November 2026",
    "soon",
  ]);
});
