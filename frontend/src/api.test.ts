import { expect, it } from "vitest";
import { api, placesOf } from "./api";
import type { Request } from "./calls";
import { aStart, anInterview } from "./testing/values";

const keys = {
  ...{ candidate: () => "t-c", access: () => "K7QF2M9ZPX", draft: () => null, link: () => "" },
  interview: (id: string) => `t-${id}`,
};
const turn = {
  number: 1,
  action: "answer",
  nth: 1,
  answer: "I",
  seconds: 3,
  input: "text",
  speech: null,
} as const;
const sending: Request = { is: "turn", id: "iv", turn };
const json = (body: unknown, status = 200, headers = {}) =>
  new Response(JSON.stringify(body), { status, headers });

/** Asks a server that gives this answer, and tells what it was sent. */
async function asked(request: Request, answer: Response | Error) {
  const sent: { url: string; init: RequestInit }[] = [];
  const send = async (url: unknown, init?: RequestInit) => {
    sent.push({ url: String(url), init: init ?? {} });
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const event = await api(
    Promise.resolve({ api: "/api", ops: "/api/ops", recordings: false }),
    keys,
    send as typeof fetch,
  )(request, new AbortController().signal);
  return { event, url: sent[0]?.url, init: sent[0]?.init };
}

it("a turn goes to its interview with that interview's token", async () => {
  const { event, url, init } = await asked(sending, json({ status: "finished", report_url: "x" }));
  expect([url, init?.method, init?.body]).toEqual(["/api/interviews/iv/turns", "POST", JSON.stringify(turn)]);
  expect(init?.headers).toMatchObject({ "X-Interview-Token": "t-iv" });
  expect(event).toMatchObject({ is: "turned", reply: { status: "finished" } });
});

it("an access code goes with what it lets in, and with nothing else", async () => {
  const choice = { role: "coder", level: "mid", kind: "mixed", language: "en", questions: 8, focus: [] };
  const wish: Request[] = [
    { is: "outlook" },
    { is: "enrol" },
    { is: "me" },
    { is: "start", key: "k", choice: { ...choice, job_description: "" } },
  ];
  for (const request of wish)
    expect((await asked(request, json({}))).init?.headers).toMatchObject({ "X-Access-Code": "K7QF2M9ZPX" });
  for (const request of [sending, { is: "past" } as Request, { is: "catalog" } as Request])
    expect((await asked(request, json({}))).init?.headers).not.toHaveProperty("X-Access-Code");
});

it("a start carries its key, so that a repeated one starts nothing twice", async () => {
  const choice = {
    role: "coder",
    level: "mid",
    kind: "mixed",
    language: "en",
    questions: 8,
    focus: [],
    job_description: "",
  };
  const { event, init } = await asked({ is: "start", key: "k", choice }, json(aStart, 201));
  expect(init?.headers).toMatchObject({ "Idempotency-Key": "k", "X-Candidate-Token": "t-c" });
  expect(event).toEqual({ is: "started", started: aStart });
});

it.each([
  [401, "lost"],
  [403, "lost"],
  [404, "lost"],
  [413, "refused"],
  [422, "refused"],
  [429, "busy"],
  [503, "busy"],
  [500, "away"],
])("status %i is trouble of the kind %s", async (status, kind) => {
  const { event } = await asked(sending, json({ type: "x", detail: "Do this." }, status));
  expect(event).toMatchObject({ is: "failed", call: "turn", trouble: { kind, detail: "Do this." } });
});

it("the day's limit is told apart from a busy server", async () => {
  const choice = {
    role: "coder",
    level: "mid",
    kind: "mixed",
    language: "en",
    questions: 8,
    focus: [],
    job_description: "",
  };
  const { event } = await asked({ is: "start", key: "k", choice }, json({ detail: "Tomorrow." }, 429));
  expect(event).toMatchObject({ trouble: { kind: "limit" } });
});

it("the time to wait is taken from the body, else from the header", async () => {
  const fromBody = await asked(sending, json({ retry_after: 7 }, 503, { "Retry-After": "9" }));
  const fromHeader = await asked(sending, json({}, 503, { "Retry-After": "9" }));
  expect(fromBody.event).toMatchObject({ trouble: { retryIn: 7 } });
  expect(fromHeader.event).toMatchObject({ trouble: { retryIn: 9 } });
});

it("a conflict brings the state to go on from", async () => {
  const { event } = await asked(sending, json({ type: "turn-conflict", state: anInterview() }, 409));
  expect(event).toEqual({ is: "overtaken", interview: anInterview() });
});

it("a conflict without a state is a refusal", async () => {
  const { event } = await asked({ is: "report", id: "iv" }, json({ type: "not-finished" }, 409));
  expect(event).toMatchObject({ is: "failed", call: "report", trouble: { kind: "refused" } });
});

it("an interview that is gone already counts as erased, and one that is not ours does not", async () => {
  const gone = await asked({ is: "erase-one", id: "iv" }, json({ type: "not-found" }, 404));
  expect(gone.event).toEqual({ is: "erased-one", id: "iv" });
  const strange = await asked({ is: "erase-one", id: "iv" }, json({ type: "forbidden" }, 403));
  expect(strange.event).toMatchObject({ is: "failed", call: "erase-one", trouble: { kind: "lost" } });
});

it("a report that is being made is waited for", async () => {
  const { event } = await asked({ is: "report", id: "iv" }, json({}, 202, { "Retry-After": "2" }));
  expect(event).toEqual({ is: "report-waiting", retryIn: 2 });
});

it.each([
  ["no answer", new TypeError("failed to fetch")],
  ["a page of somebody else", new Response("<h1>Sign in to the hotel network</h1>", { status: 200 })],
  ["an error page of somebody else", new Response("<h1>Bad gateway</h1>", { status: 404 })],
  ["another shape", json({ status: "in_progress", question: { number: "one" } })],
])("%s is a server that is away", async (_, answer) => {
  expect((await asked(sending, answer)).event).toEqual({
    ...{ is: "failed", call: "turn", trouble: { kind: "away", detail: "", retryIn: null } },
  });
});

it.each([
  [
    json({ api: "https://a.example/api", ops: "https://b.example/ops" }),
    "https://a.example/api",
    "https://b.example/ops",
  ],
  [json({ api: "https://a.example/api" }), "https://a.example/api", "https://a.example/api/ops"],
  [json({}), "/api", "/api/ops"],
  [new Response("<!doctype html>"), "/api", "/api/ops"],
])(
  "the API and the operator's routes are where the configuration says, else beside the page",
  async (answer, api, ops) => {
    expect(await placesOf((async () => answer) as typeof fetch)).toMatchObject({ api, ops });
  },
);
