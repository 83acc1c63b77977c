import { describe, expect, it } from "vitest";
import { calls } from "./calls";
import type { RoomEvent } from "./room";
import { senses, variety } from "./senses";
import { roomStatus } from "./status";
import { after, aState, inRoom, roomOf } from "./testing/values";
import { words } from "./words/en";

const heard = (text: string, interim = "", pause = 0): RoomEvent => ({ is: "heard", text, interim, pause });
const listen: RoomEvent = { is: "listen" };
const tick: RoomEvent = { is: "ticked" };

describe("speaking an answer", () => {
  it("what was heard joins what was typed, and may be changed before it is sent", () => {
    const state = inRoom(
      {},
      { is: "typed", answer: "First" },
      listen,
      heard("I measured."),
      heard("Then", "and th"),
    );
    expect(roomOf(state).answer).toBe("First I measured. Then");
    expect(roomOf(after(state, { is: "typed", answer: "I measured." })).answer).toBe("I measured.");
  });

  it("what was heard last stands when listening ends, also by sending", () => {
    const state = inRoom({}, listen, heard("I", "measure it"));
    expect(roomOf(after(state, { is: "hush" })).answer).toBe("I measure it");
    const sent = roomOf(after(state, { is: "send" }));
    expect(sent.doing).toMatchObject({ is: "sending", turn: { answer: "I measure it" } });
    expect(sent.voice.is).toBe("off");
  });

  it("is sent as spoken: its words, its pauses and the seconds of speaking alone", () => {
    const state = inRoom({}, tick, tick, listen, tick, heard("one two three", "", 1), { is: "hush" }, tick, {
      is: "send",
    });
    expect(calls(state).at(-1)?.request).toMatchObject({
      turn: { input: "voice", seconds: 1, speech: { words: 3, pauses: 1, longest_pause: 1 } },
    });
  });

  it("a typed answer has no speech", () => {
    const state = inRoom({}, { is: "typed", answer: "typed" }, tick, { is: "send" });
    expect(calls(state).at(-1)?.request).toMatchObject({ turn: { input: "text", seconds: 1, speech: null } });
  });

  it("the next question starts in silence", () => {
    const question = { ...roomOf(inRoom()).question, number: 2 };
    const reply = {
      status: "in_progress" as const,
      question,
      acknowledgement: "",
      progress: null,
      aid: null,
    };
    const state = inRoom({}, listen, heard("said"), { is: "send" }, { is: "turned", reply });
    expect(roomOf(state)).toMatchObject({
      answer: "",
      voice: { is: "off" },
      spoken: { words: 0, pauses: 0, longest: 0, seconds: 0 },
    });
  });

  it("a lost microphone keeps the words and says what is the matter", () => {
    const state = inRoom({}, listen, heard("half a", "sentence"), { is: "voice-lost", why: "network" });
    expect(roomOf(state).answer).toBe("half a sentence");
    expect(roomStatus(roomOf(state), true, true, words.status).text).toBe(words.status.lost.network);
  });

  it("says where it is recognised once that is known", () => {
    const told = (state: ReturnType<typeof inRoom>) =>
      roomStatus(roomOf(state), true, true, words.status).text;
    expect(told(inRoom({}, listen))).toBe(words.status.listening.unknown);
    expect(told(inRoom({}, listen, { is: "voice-from", where: "vendor" }))).toBe(
      words.status.listening.vendor,
    );
    expect(told(inRoom({}, listen, { is: "voice-from", where: "device" }))).toBe(
      words.status.listening.device,
    );
  });
});

describe("what is wanted of the devices", () => {
  it("nothing outside the room", () => {
    expect(senses(aState("/"))).toEqual({ hear: null, read: null, meter: false, record: null });
  });

  it("reading and listening exclude each other, because the microphone would hear the question", () => {
    const read = inRoom({}, { is: "read-aloud" });
    expect(senses(read)).toEqual({
      hear: null,
      read: { text: "Where do you start?", language: "en" },
      meter: false,
      record: null,
    });
    expect(senses(after(read, listen))).toMatchObject({ hear: "en", read: null });
    expect(senses(after(read, listen, { is: "read-aloud" }))).toMatchObject({
      hear: null,
      read: { language: "en" },
    });
    expect(senses(after(read, { is: "read-out" })).read).toBeNull();
  });

  it("the level only while the microphone is tried, until it is found missing", () => {
    const trying = inRoom({}, { is: "try-mic" }, { is: "level", level: 0.4 });
    expect(senses(trying).meter).toBe(true);
    expect(roomOf(trying).doing).toMatchObject({ level: 0.4 });
    expect(senses(after(trying, { is: "mic-lost", why: "denied" })).meter).toBe(false);
    expect(senses(after(trying, { is: "mic-lost", why: "denied" }, { is: "try-mic" })).meter).toBe(true);
    expect(senses(after(trying, { is: "dismiss" })).meter).toBe(false);
    expect(senses(after(trying, listen))).toMatchObject({ hear: "en", meter: false, record: null });
  });

  it("the person's own variety of the language", () => {
    expect(variety("en", ["de-DE", "en-GB", "en"])).toBe("en-GB");
    expect(variety("en", ["de-DE"])).toBe("en");
  });
});

describe("dialogs", () => {
  it("a pause stops the time and the microphone, and going on starts the time again", () => {
    const paused = inRoom({}, listen, heard("so", "far"), { is: "pause" }, tick);
    expect(roomOf(paused)).toMatchObject({ spent: 0, answer: "so far", voice: { is: "off" } });
    expect(roomOf(after(paused, { is: "dismiss" }, tick)).spent).toBe(1);
  });

  it("do not open over a call that is under way", () => {
    const sending = inRoom({}, { is: "typed", answer: "I" }, { is: "send" });
    for (const is of ["pause", "show-keys", "try-mic"] as const)
      expect(roomOf(after(sending, { is })).doing.is).toBe("sending");
  });
});

describe("two tabs with one interview", () => {
  const draft = {
    number: 1,
    answer: "from the other tab",
    spent: 9,
    spoken: roomOf(inRoom()).spoken,
    sending: null,
  };

  it("have one text", () => {
    const state = inRoom({}, { is: "typed", answer: "here" }, { is: "draft-elsewhere", draft });
    expect(roomOf(state).answer).toBe("from the other tab");
  });

  it("go on together, also to the report", () => {
    for (const elsewhere of [{ ...draft, number: 2 }, null])
      expect(inRoom({}, { is: "draft-elsewhere", draft: elsewhere }).screen).toMatchObject({
        at: "opening",
        id: "iv",
      });
  });

  it("do not disturb an answer on its way", () => {
    const state = inRoom({}, { is: "typed", answer: "I" }, { is: "send" }, { is: "draft-elsewhere", draft });
    expect(roomOf(state)).toMatchObject({ answer: "I", doing: { is: "sending" } });
  });
});
