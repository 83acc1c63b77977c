import { describe, expect, it } from "vitest";
import type { Event } from "./state";
import { pathOf } from "./paths";
import { silent } from "./voice";
import { MOST_TRIES } from "./tries";
import {
  aCatalog,
  aMe,
  aPast,
  aQuestion,
  aReport,
  aStart,
  aState,
  after,
  anInterview,
  away,
  inRoom,
  roomOf,
  trouble,
} from "./testing/values";

const choice = {
  role: "coder",
  level: "mid",
  kind: "mixed",
  language: "en",
  questions: 8,
  focus: [],
  job_description: "",
};
const began: Event = { is: "begin", key: "k1", choice };
const startFailed = (kind: Parameters<typeof trouble>[0], detail = ""): Event => ({
  ...{ is: "failed", call: "start", trouble: trouble(kind, detail) },
});

describe("addresses", () => {
  it.each([
    ["/", "landing"],
    ["/set-up", "setup"],
    ["/interviews/iv", "opening"],
    ["/interviews/iv/report", "report"],
    ["/progress", "progress"],
    ["/elsewhere", "lost"],
  ])("%s opens %s and keeps its address", (path, at) => {
    const { screen } = aState(path);
    expect(screen.at).toBe(at);
    expect(pathOf(screen)).toBe(path);
  });

  it("going where one is changes nothing, so that a room is not left by a click on its own address", () => {
    const state = inRoom({}, { is: "typed", answer: "half" });
    expect(after(state, { is: "went", path: "/interviews/iv" })).toBe(state);
  });

  it("arriving at a page asks anew for what may have changed", () => {
    const state = after(
      aState(),
      { is: "past-came", past: [aPast] },
      { is: "went", path: "/set-up" },
      { is: "went", path: "/" },
    );
    expect(state.screen.at).toBe("landing");
    expect(state.person.past).toBeNull();
  });
});

describe("around the screens", () => {
  it("the theme is the one chosen", () => {
    expect(after(aState(), { is: "theme-chose", theme: "dark" }).theme).toBe("dark");
  });

  it("going offline is known; coming back tries at once what waits", () => {
    const waiting = after(
      aState(),
      { is: "failed", call: "catalog", trouble: away },
      { is: "link", online: false },
    );
    expect(waiting.online).toBe(false);
    const back = after(waiting, { is: "link", online: true });
    expect(back.online).toBe(true);
    expect(back.catalog.try).toEqual({ attempt: 2, trouble: null });
  });

  it("a device that cannot keep text is remembered as such", () => {
    expect(after(aState(), { is: "unkept" }).keeps).toBe(false);
  });

  it("the catalogue, the person and the past arrive in their places", () => {
    const me = aMe;
    const state = after(
      aState(),
      { is: "catalog-came", catalog: aCatalog },
      { is: "me-came", me },
      { is: "past-came", past: [aPast] },
    );
    expect([state.catalog.value, state.person.me, state.person.past]).toEqual([aCatalog, me, [aPast]]);
  });
});

describe("set-up", () => {
  it("a choice becomes part of the wish", () => {
    const state = after(
      aState("/set-up"),
      { is: "chose", wish: { role: "coder" } },
      { is: "chose", wish: { level: "mid" } },
    );
    expect(state.wish).toEqual({ role: "coder", level: "mid" });
  });

  it("beginning twice begins once", () => {
    const once = after(aState("/set-up"), began);
    expect(after(once, { ...began, key: "k2" })).toBe(once);
    expect(once.screen).toMatchObject({ starting: { key: "k1", try: { attempt: 0 } } });
  });

  it("a start that met a silent server is tried again under the same key", () => {
    const state = after(aState("/set-up"), began, startFailed("away"));
    expect(state.screen).toMatchObject({ starting: { key: "k1", try: { attempt: 1, trouble: away } } });
    expect(after(state, { ...began, key: "k2" })).toBe(state);
    expect(after(state, { is: "retry" }).screen).toMatchObject({
      starting: { key: "k1", try: { attempt: 2, trouble: null } },
    });
  });

  it("a refused start shows why and may be begun anew", () => {
    const state = after(aState("/set-up"), began, startFailed("limit", "Come back tomorrow."));
    expect(state.screen).toMatchObject({ starting: { try: { trouble: { detail: "Come back tomorrow." } } } });
    expect(after(state, { ...began, key: "k2" }).screen).toMatchObject({
      starting: { key: "k2", try: { trouble: null } },
    });
  });

  it("another choice takes back what was refused", () => {
    const state = after(aState("/set-up"), began, startFailed("refused"), {
      is: "chose",
      wish: { level: "junior" },
    });
    expect(state.screen).toEqual({ at: "setup", starting: null });
  });

  it("a candidate the server no longer knows starts as a new one", () => {
    const state = after(aState("/set-up"), began, startFailed("lost"));
    expect(state.person.known).toBe(false);
    expect(state.screen).toMatchObject({ starting: { try: { attempt: 1, trouble: null } } });
    expect(after(state, startFailed("lost", "No.")).screen).toMatchObject({
      starting: { try: { trouble: { detail: "No." } } },
    });
  });

  it("a started interview opens its room", () => {
    const state = after(aState("/set-up", { known: false }), began, { is: "started", started: aStart });
    expect(roomOf(state)).toMatchObject({
      id: "iv",
      role: "coder",
      question: aQuestion(),
      answer: "",
      doing: { is: "writing" },
    });
    expect(state.person.known).toBe(true);
  });

  it("a start that arrives after the person has left is not forced on them", () => {
    const state = after(aState("/set-up"), began, { is: "went", path: "/" });
    expect(after(state, { is: "started", started: aStart }).screen.at).toBe("landing");
  });
});

describe("opening an interview", () => {
  const opening = aState("/interviews/iv");

  it("one in progress opens its room, with the words left unsent", () => {
    const draft = { number: 1, answer: "half a", spent: 40, spoken: silent, sending: null };
    const state = after(opening, { is: "interview-came", interview: anInterview(), draft });
    expect(roomOf(state)).toMatchObject({ answer: "half a", spent: 40, doing: { is: "writing" } });
  });

  it("words that were on their way are sent again, to the letter", () => {
    const turn = {
      number: 1,
      action: "answer",
      nth: 1,
      answer: "whole",
      seconds: 9,
      input: "text",
      speech: null,
    } as const;
    const draft = { number: 1, answer: "whole", spent: 9, spoken: silent, sending: turn };
    const state = after(opening, { is: "interview-came", interview: anInterview(), draft });
    expect(roomOf(state).doing).toEqual({ is: "sending", turn, try: { attempt: 0, trouble: null } });
  });

  it("words for a question that is answered by now are left behind", () => {
    const interview = anInterview({ question: aQuestion({ number: 2 }) });
    const draft = { number: 1, answer: "old", spent: 5, spoken: silent, sending: null };
    expect(roomOf(after(opening, { is: "interview-came", interview, draft })).answer).toBe("");
  });

  it("a finished one opens its report", () => {
    const interview = anInterview({ status: "finished", question: null });
    expect(after(opening, { is: "interview-came", interview, draft: null }).screen).toMatchObject({
      at: "report",
      id: "iv",
    });
  });

  it("a silent server is tried again; one that does not know us ends the search", () => {
    const silent = after(opening, { is: "failed", call: "interview", trouble: away });
    expect(silent.screen).toMatchObject({ at: "opening", try: { attempt: 1, trouble: away } });
    expect(after(silent, { is: "retry" }).screen).toMatchObject({ try: { attempt: 2, trouble: null } });
    const lost = after(opening, { is: "failed", call: "interview", trouble: trouble("lost", "Not yours.") });
    expect(lost.screen).toEqual({ at: "lost", detail: "Not yours.", path: "/interviews/iv" });
  });
});

describe("the report", () => {
  const waiting = aState("/interviews/iv/report");

  it("is waited for as long as it is being made", () => {
    const state = after(waiting, { is: "report-waiting", retryIn: 2 });
    expect(state.screen).toMatchObject({
      report: null,
      try: { attempt: 1, trouble: { kind: "scoring", retryIn: 2 } },
    });
  });

  it("shows when it has come", () => {
    expect(after(waiting, { is: "report-came", report: aReport() }).screen).toMatchObject({
      report: { id: "iv" },
    });
  });

  it("of an interview that has not ended leads into the room", () => {
    const state = after(waiting, { is: "failed", call: "report", trouble: trouble("refused") });
    expect(state.screen).toMatchObject({ at: "opening", id: "iv" });
  });

  it("is tried again when the server is silent", () => {
    const state = after(waiting, { is: "failed", call: "report", trouble: away });
    expect(after(state, { is: "retry" }).screen).toMatchObject({ try: { attempt: 2, trouble: null } });
  });

  it("follows a finished interview", () => {
    const finishing = inRoom({}, { is: "finish" }, { is: "confirm" });
    expect(after(finishing, { is: "finished" }).screen).toMatchObject({
      at: "report",
      id: "iv",
      report: null,
    });
  });
});

describe("practising what a report advises", () => {
  it("starts an interview at once, and shows what is being started", () => {
    const shown = after(aState("/interviews/iv/report"), { is: "report-came", report: aReport() });
    const state = after(shown, {
      is: "practise",
      key: "k",
      choice: { ...choice, focus: ["apis"], job_description: "" },
    });
    expect(state.screen).toMatchObject({
      at: "setup",
      starting: { key: "k", choice: { focus: ["apis"], job_description: "" } },
    });
    expect(state.wish).toEqual(shown.wish);
    expect(after(state, { is: "started", started: aStart }).screen).toMatchObject({ at: "room", id: "iv" });
  });
});

it("after very many tries a start may be begun anew", () => {
  const failures = Array.from({ length: MOST_TRIES }, () => startFailed("away"));
  const state = after(aState("/set-up"), began, ...failures, { ...began, key: "k2" });
  expect(state.screen).toMatchObject({ starting: { key: "k2" } });
});
