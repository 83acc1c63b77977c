import { expect, it } from "vitest";
import { calls } from "./calls";
import type { Report } from "./contract";
import { passing } from "./drawer";
import { keepOn } from "./keep";
import { pathOf, screenAt } from "./paths";
import type { Event, State } from "./state";
import { aReport, aState, after, away, trouble } from "./testing/values";

const share = { shared: true, made_at: "2026-11-24T10:00:00Z", expires_at: "2026-12-24T10:00:00Z", token: "t" };
const unshared = { shared: false, made_at: null, expires_at: null, token: "" };
const report = aReport();
const reading = after(aState("/interviews/iv/report"), { is: "report-came", report }, { is: "share" });
const sharingOf = ({ screen }: State) => (screen.at === "report" ? screen.sharing : null);
const asked = (state: State) => calls(state).map(({ request }) => request.is);

it("a link is looked up when it is asked about, made when told to, and revoked when told to", () => {
  expect(asked(reading)).toContain("link");
  const none = after(reading, { is: "link-came", share: unshared, token: "" });
  expect(asked(none)).not.toContain("link");
  const making = after(none, { is: "make-link" });
  expect(asked(making)).toContain("make-link");
  const made = after(making, { is: "link-came", share, token: "t" });
  expect(sharingOf(made)).toEqual({ is: "shared", link: { token: "t", until: share.expires_at } });
  const revoking = after(made, { is: "revoke-link" });
  expect(asked(revoking)).toContain("revoke-link");
  expect(sharingOf(after(revoking, { is: "link-revoked" }))).toEqual({ is: "unshared", revoked: true });
});

it("a call about the link that fails is made again, and the report stays", () => {
  const failed = after(reading, { is: "failed", call: "link", trouble: away });
  expect(sharingOf(failed)).toMatchObject({ is: "looking", try: { attempt: 1 } });
  expect(failed.screen).toMatchObject({ report });
  expect(sharingOf(after(failed, { is: "retry" }))).toMatchObject({ try: { trouble: null } });
});

it("a closed dialog asks for nothing, and what comes late opens nothing", () => {
  const shut = after(reading, { is: "shut-share" }, { is: "link-came", share, token: "t" });
  expect(sharingOf(shut)).toEqual({ is: "shut" });
  expect(asked(shut)).not.toContain("link");
});

it("a shared report has an address of its own, is fetched by its token, and is not asked for twice", () => {
  const screen = screenAt("/shared#share.iv-1.ff.sig");
  expect(pathOf(screen)).toBe("/shared#share.iv-1.ff.sig");
  expect(screenAt("/shared").at).toBe("lost");
  const there = aState("/shared#tok");
  expect(calls(there).map(({ request }) => request)).toContainEqual({ is: "shared", token: "tok" });
  expect(asked(after(there, { is: "shared-came", token: "tok", report }))).not.toContain("shared");
  expect(after(there, { is: "shared-came", token: "another", report }).screen).toMatchObject({ report: null });
});

it("a shared report whose review waits is looked at again until it is there", () => {
  const review: Report["review"] = { state: "waiting", blind: false, place: 2, expected_at: null };
  const came = (report: Report): Event => ({ is: "shared-came", token: "tok", report });
  const waits = after(aState("/shared#tok"), came({ ...report, review }));
  const looks = (state: State) => calls(state).filter(({ request }) => request.is === "shared");
  expect(looks(waits)).toMatchObject([{ after: 4 }]);
  const gone = after(waits, { is: "failed", call: "shared", trouble: away });
  expect(looks(gone)).toMatchObject([{ after: 8 }]);
  expect(gone.screen).toMatchObject({ report: { review }, replaced: false });
  const done = after(gone, came({ ...report, scored_at: "2026-11-24T10:05:00Z" }));
  expect(done.screen).toMatchObject({ replaced: true });
  expect(looks(done)).toEqual([]);
});

it("a link that opens nothing says why; a server that is away is asked again", () => {
  const there = aState("/shared#tok");
  const gone = after(there, { is: "failed", call: "shared", trouble: trouble("lost", "Revoked.") });
  expect(gone.screen).toEqual({ at: "lost", detail: "Revoked.", path: "/shared#tok" });
  expect(asked(after(there, { is: "failed", call: "shared", trouble: away }))).toContain("shared");
});

it("the device that made a link can show it again as long as no other has taken its place", () => {
  const keep = keepOn(passing(), passing(), () => undefined);
  keep.linked("iv", "t", share.made_at);
  expect([keep.link("iv", share.made_at), keep.link("iv", "later"), keep.link("other", share.made_at)]).toEqual([
    ...["t", "", ""],
  ]);
});
