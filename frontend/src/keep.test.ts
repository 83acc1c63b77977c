import { expect, it } from "vitest";
import { type Shelf, passing } from "./drawer";
import { keepOn } from "./keep";
import { ownless } from "./own";
import { noResume } from "./resume";
import { fresh } from "./habits";
import { silent } from "./voice";
import { aPast, aStart, aState, after } from "./testing/values";

const fine = () => {
  throw new Error("the shelf is not full");
};
const draft = { number: 2, answer: "half a 😀", spent: 12, spoken: silent, sending: null };

it("what a start gave is there after a reload", () => {
  const shelf = passing();
  keepOn(shelf, passing(), fine).started(aStart);
  const later = keepOn(shelf, passing(), fine);
  expect([later.candidate(), later.interview("iv"), later.interview("other")]).toEqual(["t-c", "t-iv", null]);
  expect(later.remembered().known).toBe(true);
});

it("a later start without a recovery code does not lose the first one", () => {
  const shelf = passing();
  keepOn(shelf, passing(), fine).started(aStart);
  keepOn(shelf, passing(), fine).started({ ...aStart, id: "two", recovery_code: null });
  expect(shelf.getItem("quiet-room:candidate")).toContain('"code":"code"');
});

it("the history brings tokens of interviews begun elsewhere", () => {
  const keep = keepOn(passing(), passing(), fine);
  keep.past([aPast, { ...aPast, id: "two", token: "t-two" }]);
  expect([keep.interview("iv"), keep.interview("two")]).toEqual(["t-iv", "t-two"]);
});

it("of an interview that was erased nothing stays, and of others everything", () => {
  const keep = keepOn(passing(), passing(), fine);
  keep.past([aPast, { ...aPast, id: "two", token: "t-two" }]);
  keep.saveDraft("iv", draft);
  keep.linked("iv", "link", "2026-11-24T10:00:00Z");
  keep.erased("iv");
  expect([keep.interview("iv"), keep.draft("iv"), keep.link("iv", "2026-11-24T10:00:00Z")]).toEqual([null, null, ""]);
  expect(keep.interview("two")).toBe("t-two");
});

it("unsent words are kept until they are dropped, also a turn on its way", () => {
  const shelf = passing();
  const turn = {
    number: 2,
    action: "answer",
    nth: 1,
    answer: "half a 😀",
    seconds: 12,
    input: "text",
    speech: null,
  } as const;
  keepOn(shelf, passing(), fine).saveDraft("iv", { ...draft, sending: turn });
  expect(keepOn(shelf, passing(), fine).draft("iv")).toEqual({ ...draft, sending: turn });
  keepOn(shelf, passing(), fine).dropDraft("iv");
  expect(keepOn(shelf, passing(), fine).draft("iv")).toBeNull();
});

it("the theme and the last choice are remembered", () => {
  const keep = keepOn(passing(), passing(), fine);
  const before = aState("/set-up");
  keep.changed(
    before,
    after(before, { is: "theme-chose", theme: "dark" }, { is: "chose", wish: { level: "senior" } }),
  );
  expect(keep.remembered()).toMatchObject({ theme: "dark", wish: { level: "senior" } });
});

it("erasing leaves nothing of the person; a forgotten candidate keeps their interviews", () => {
  const shelf = passing();
  const keep = keepOn(shelf, passing(), fine);
  keep.started(aStart);
  keep.saveDraft("iv", draft);
  const forgotten = after(aState(), {
    is: "failed",
    call: "past",
    trouble: { kind: "lost", detail: "", retryIn: null },
  });
  keep.changed(aState(), forgotten);
  expect([keep.candidate(), keep.interview("iv")]).toEqual([null, "t-iv"]);
  const erasing = after(aState(), { is: "erase" }, { is: "confirm" });
  keep.changed(erasing, after(erasing, { is: "erased" }));
  expect([keep.interview("iv"), keep.draft("iv")]).toEqual([null, null]);
});

it("what somebody else wrote there is as good as absent", () => {
  const shelf = passing();
  for (const name of ["candidate", "tokens", "wish", "theme", "resume", "draft:iv"])
    shelf.setItem(`quiet-room:${name}`, '{"id":1');
  const keep = keepOn(shelf, passing(), fine);
  expect(keep.remembered()).toEqual({
    language: null,
    habits: fresh,
    theme: "system",
    wish: {},
    code: "",
    opsKey: null,
    own: ownless,
    known: false,
    resume: noResume,
  });
  expect(keep.draft("iv")).toBeNull();
});

it("a full device is told of and breaks nothing", () => {
  let told = 0;
  const full: Shelf = {
    ...passing(),
    setItem: () => {
      throw new DOMException("full", "QuotaExceededError");
    },
  };
  keepOn(full, passing(), () => (told += 1)).saveDraft("iv", draft);
  expect(told).toBe(1);
});

it("drafts of interviews long gone do not pile up", () => {
  const keep = keepOn(passing(), passing(), fine);
  keep.started(aStart);
  keep.saveDraft("iv", draft);
  keep.past(Array.from({ length: 100 }, (_, i) => ({ ...aPast, id: `n${i}` })));
  expect([keep.interview("iv"), keep.draft("iv"), keep.interview("n0")]).toEqual([null, null, "t-iv"]);
});

it("an access code that came by a link stays in this browser", () => {
  const shelf = passing();
  expect(keepOn(shelf, passing(), fine).access()).toBeNull();
  keepOn(shelf, passing(), fine).saveAccess("K7QF2M9ZPX");
  expect(keepOn(shelf, passing(), fine).access()).toBe("K7QF2M9ZPX");
});
