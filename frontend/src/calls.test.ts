import { expect, it } from "vitest";
import { calls } from "./calls";
import { aCatalog, aMe, aPast, aReport, aState, after, away, inRoom, trouble } from "./testing/values";
import type { State } from "./state";

const wanted = (state: State) => calls(state).map((call) => call.request.is);
const withCatalog = (state: State) => after(state, { is: "catalog-came", catalog: aCatalog });

it("each screen asks for what it shows and no more", () => {
  expect(wanted(aState("/"))).toEqual(["catalog", "me", "past"]);
  expect(wanted(aState("/", { known: false }))).toEqual(["catalog", "outlook"]);
  expect(wanted(withCatalog(aState("/set-up")))).toEqual(["me"]);
  expect(wanted(withCatalog(aState("/interviews/iv")))).toEqual(["interview"]);
  expect(wanted(withCatalog(aState("/interviews/iv/report")))).toEqual(["report", "me"]);
  expect(wanted(withCatalog(aState("/elsewhere")))).toEqual([]);
  expect(wanted(withCatalog(inRoom()))).toEqual([]);
});

it("what has come is not asked for again", () => {
  expect(
    wanted(after(withCatalog(aState("/")), { is: "past-came", past: [aPast] }, { is: "me-came", me: aMe })),
  ).toEqual([]);
  const report = after(withCatalog(aState("/interviews/iv/report")), {
    is: "report-came",
    report: aReport(),
  });
  expect(wanted(after(report, { is: "me-came", me: aMe }))).toEqual([]);
});

it("starting, exporting, erasing and finishing are calls of their own", () => {
  const choice = {
    role: "coder",
    level: "mid",
    kind: "mixed",
    language: "en",
    questions: 8,
    focus: [],
    job_description: "",
  };
  expect(wanted(after(withCatalog(aState("/set-up")), { is: "begin", key: "k", choice }))).toEqual(["start"]);
  expect(wanted(after(aState("/", { known: false }), { is: "export" }))).toEqual([
    ...["catalog", "outlook", "export"],
  ]);
  expect(wanted(after(aState("/"), { is: "erase" }))).not.toContain("erase");
  expect(wanted(after(aState("/"), { is: "erase" }, { is: "confirm" }))).toContain("erase");
  expect(wanted(withCatalog(inRoom({}, { is: "finish" }, { is: "confirm" })))).toEqual(["finish"]);
});

it("one send is one call, and a failed one another, later, with the same turn", () => {
  const sent = withCatalog(inRoom({}, { is: "typed", answer: "I" }, { is: "send" }));
  const again = after(sent, { is: "failed", call: "turn", trouble: away });
  expect(calls(after(sent, { is: "send" }, { is: "ticked" }))).toEqual(calls(sent));
  expect(calls(again)[0]?.key).not.toBe(calls(sent)[0]?.key);
  expect([calls(sent)[0]?.after, calls(again)[0]?.after]).toEqual([0, 1]);
  expect(calls(again)[0]?.request).toEqual(calls(sent)[0]?.request);
});

it("the progress page reads the latest scored reports one after another, and each once", () => {
  const past = ["a", "b", "c"].map((id) => ({
    ...aPast,
    id,
    status: "finished" as const,
    overall: id === "b" ? null : 3,
  }));
  const page = after(withCatalog(aState("/progress")), { is: "past-came", past });
  expect(calls(page).map((call) => call.request)).toEqual([{ is: "past-report", id: "a" }]);
  const second = after(page, { is: "past-report-came", report: aReport({ id: "a" }) });
  expect(calls(second).map((call) => call.request)).toEqual([{ is: "past-report", id: "c" }]);
  expect(wanted(after(second, { is: "past-report-came", report: aReport({ id: "c" }) }))).toEqual([]);
});

it("a recovery code is asked about until it is found or refused", () => {
  const asked = after(withCatalog(aState("/progress", { known: false })), { is: "recover", code: " AB-CD " });
  expect(calls(asked).map((call) => call.request)).toEqual([{ is: "recover", code: "AB-CD" }]);
  expect(
    wanted(after(asked, { is: "failed", call: "recover", trouble: trouble("lost", "No one.") })),
  ).toEqual([]);
  expect(wanted(after(asked, { is: "failed", call: "recover", trouble: away }))).toEqual(["recover"]);
});
