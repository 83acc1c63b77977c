import { describe, expect, it } from "vitest";
import { calls } from "./calls";
import type { ResumeRead } from "./contract";
import { passing } from "./drawer";
import { keepOn } from "./keep";
import { LARGEST, withSkill } from "./resume";
import type { Event, State } from "./state";
import { aCatalog, aState, after, trouble } from "./testing/values";

const file = new File(["I build things."], "cv.txt", { type: "text/plain" });
const chose: Event = { is: "resume-chose", key: "f1", file };
const profile = { headline: "Coder", years: 4, skills: [], roles: [], education: [], languages: [] };
const read: ResumeRead = {
  ...{ resume_id: "r1", profile, suggested: { role: "coder", level: "mid", fits: true } },
  expires_at: "2999-01-01T00:00:00Z",
};
const came: Event = { is: "resume-came", resume: read };
const choice = {
  ...{ role: "coder", level: "mid", kind: "mixed", language: "en", questions: 8, focus: [] },
  job_description: "",
};
const begin: Event = { is: "begin", key: "k1", choice };
const setUp = (known = true) =>
  after(aState("/set-up", { known }), { is: "catalog-came", catalog: aCatalog });
const failed = (call: "resume" | "correct" | "start", kind: Parameters<typeof trouble>[0]): Event => ({
  ...{ is: "failed", call, trouble: trouble(kind) },
});
const wanted = (state: State) =>
  calls(state)
    .map(({ request }) => request)
    .filter(({ is }) => is !== "me" && is !== "outlook");

describe("a file", () => {
  it("of somebody unknown makes them known first, and is then sent", () => {
    const state = after(setUp(false), chose);
    expect(wanted(state)).toEqual([{ is: "enrol" }]);
    const candidate = { candidate_id: "c", candidate_token: "t", code: "code" };
    expect(wanted(after(state, { is: "enrolled", candidate }))).toEqual([{ is: "resume", file }]);
  });

  it("too large for the server is not sent", () => {
    const large = new File([new Uint8Array(LARGEST + 1)], "cv.pdf");
    const state = after(setUp(), { is: "resume-chose", key: "f2", file: large });
    expect(state.resume).toMatchObject({ is: "none", refusal: { slug: "too-large" } });
    expect(wanted(state)).toEqual([]);
  });

  it("is sent again when the server is away, and not when it refuses", () => {
    expect(wanted(after(setUp(), chose, failed("resume", "away")))).toEqual([{ is: "resume", file }]);
    expect(after(setUp(), chose, failed("resume", "refused")).resume).toMatchObject({ is: "none" });
  });

  it("is still sent when the server has forgotten who sends it", () => {
    const state = after(setUp(), chose, failed("resume", "lost"));
    expect([state.person.known, wanted(state)]).toEqual([false, [{ is: "enrol" }]]);
  });
});

describe("an interview", () => {
  it("waits for the résumé, then starts with it", () => {
    const waits = after(setUp(), chose, begin);
    expect(wanted(waits)).toEqual([{ is: "resume", file }]);
    expect(wanted(after(waits, came))).toEqual([
      { is: "start", key: "k1", choice: { ...choice, resume_id: "r1" } },
    ]);
  });

  it("does not start without a résumé that was refused, unless asked again", () => {
    const refused = after(setUp(), chose, begin, failed("resume", "refused"));
    expect(wanted(refused)).toEqual([]);
    expect(wanted(after(refused, begin))).toEqual([{ is: "start", key: "k1", choice }]);
  });

  it("that practises one topic goes without it", () => {
    const state = after(
      { ...aState("/progress"), resume: after(setUp(), chose, came).resume },
      {
        ...{ is: "practise", key: "k2", choice },
      },
    );
    expect(calls(state).find(({ request }) => request.is === "start")?.request).toMatchObject({ choice });
  });

  it("with a résumé that is gone from the server says so and waits for a decision", () => {
    const gone = { ...trouble("refused"), field: "resume_id" };
    const state = after(setUp(), chose, came, begin, { is: "failed", call: "start", trouble: gone });
    expect(state.resume).toMatchObject({ refusal: { slug: "gone" } });
    expect(state.screen).toEqual({ at: "setup", starting: null });
  });
});

describe("a correction", () => {
  const edited = { ...profile, headline: "Data engineer" };
  const corrected = after(setUp(), chose, came, { is: "resume-edited", profile: edited });

  it("is sent once somebody stops typing, and the interview waits for it", () => {
    expect(calls(after(corrected, begin)).filter(({ request }) => request.is !== "me")).toMatchObject([
      { after: 0.6, request: { is: "correct", id: "r1", profile: edited } },
    ]);
  });

  it("is another call with every keystroke, so that an old reply cannot undo a new word", () => {
    const keys = [corrected, after(corrected, { is: "resume-edited", profile })].map(
      (state) => calls(state).find(({ request }) => request.is === "correct")?.key,
    );
    expect(new Set(keys).size).toBe(2);
  });

  it("survives a reload on its way, and is sent then", () => {
    const shelf = passing();
    const full = () => undefined;
    keepOn(shelf, passing(), full).changed(setUp(), corrected);
    const again = aState("/set-up", { resume: keepOn(shelf, passing(), full).remembered().resume });
    expect(wanted(again)).toContainEqual({ is: "correct", id: "r1", profile: edited });
  });

  it("of a résumé the server no longer has ends it", () => {
    expect(after(corrected, failed("correct", "lost")).resume).toMatchObject({ refusal: { slug: "gone" } });
  });
});

describe("a résumé given on another device", () => {
  const look: Event = { is: "resumes-look" };
  const found = after(setUp(), look, { is: "resumes-came", resumes: [read] });

  it("is asked for once somebody looks where it shows, and not for a newcomer or beside one at hand", () => {
    expect(wanted(after(setUp(), look))).toEqual([{ is: "resumes" }]);
    expect(wanted(setUp())).toEqual([]);
    expect(wanted(after(setUp(false), look))).toEqual([]);
    expect(wanted(after(setUp(), chose, came, look))).toEqual([]);
    expect(wanted(found)).toEqual([]);
  });

  it("counts only when it is chosen, and is then there to be corrected", () => {
    expect(wanted(after(found, begin))).toEqual([{ is: "start", key: "k1", choice }]);
    const used = after(found, { is: "resume-use", resume: read });
    expect(used.resume).toMatchObject({ is: "held", id: "r1", confirmed: false });
    expect(wanted(after(used, begin))).toMatchObject([{ is: "start", choice: { resume_id: "r1" } }]);
  });

  it("can be removed unused; what is kept beside it is then looked for", () => {
    const removing = after(found, { is: "resume-remove", id: "r1" });
    expect(wanted(removing)).toEqual([{ is: "remove", id: "r1" }]);
    expect(wanted(after(removing, { is: "resume-removed" }))).toEqual([{ is: "resumes" }]);
    const gone: Event = { is: "failed", call: "remove", trouble: trouble("lost") };
    expect(wanted(after(removing, gone))).toEqual([{ is: "resumes" }]);
  });
});

it("a résumé whose time is up is forgotten on the device too", () => {
  const shelf = passing();
  const keep = keepOn(shelf, passing(), () => undefined);
  const old = after(setUp(), chose, {
    ...{ is: "resume-came", resume: { ...read, expires_at: "2020-01-01T00:00:00Z" } },
  });
  keep.changed(setUp(), old);
  expect(keep.remembered().resume).toEqual({ is: "none", refusal: null });
});

it("what is erased or recovered takes the résumé along", () => {
  const state = after(setUp(), chose, came);
  const candidate = { candidate_id: "d", candidate_token: "t", code: "other" };
  expect(after(state, { is: "erased" }).resume.is).toBe("none");
  expect(after(state, { is: "recovered", candidate }).resume.is).toBe("none");
});

it("a skill is added once, whatever its capitals", () => {
  const once = withSkill(profile, " Kafka ");
  expect(withSkill(once, "kafka").skills).toEqual([{ label: "Kafka", id: "" }]);
});
