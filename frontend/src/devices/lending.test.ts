import { expect, it } from "vitest";
import type { Errand } from "../errand";
import type { OwnModel, Task } from "../own-contract";
import type { Event } from "../state";
import type { BuiltIn } from "./built-in";
import { type Lender, modelsAt, sent } from "./elsewhere";
import { lending } from "./lending";

const request = (url: string | null, changes: Partial<Task["request"]> = {}): Task["request"] => ({
  ...{ method: "POST", url, headers: { "content-type": "application/json" }, body: '{"model":"large"}' },
  ...{ key: { in: "header", name: "authorization", prefix: "Bearer " }, ...changes },
});
const groq: OwnModel = { provider: "groq", model: "large", base: "" };
const local: OwnModel = { provider: "local", model: "qwen", base: "http://127.0.0.1:11434" };
const lender: Lender = { model: groq, key: "secret", here: ["https://room.example"] };
const never = new AbortController().signal;

/** Sends a request to a network that gives this answer, and tells what reached it. */
async function sending(what: Task["request"], by: Lender, answer: Response | Error = new Response("hello")) {
  const reached: [string, RequestInit][] = [];
  const send = async (url: unknown, init?: RequestInit) => {
    reached.push([String(url), init ?? {}]);
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { reached, answer: await sent(what, by, send as typeof fetch, never) };
}

it("the key is added to the finished request, which follows no redirect and takes no cookies along", async () => {
  const { reached, answer } = await sending(request("https://groq.example/chat"), lender);
  expect(answer).toEqual({ status: 200, body: "hello" });
  const [url, init] = reached[0] ?? [];
  expect(url).toBe("https://groq.example/chat");
  expect(init).toMatchObject({
    method: "POST",
    body: '{"model":"large"}',
    redirect: "error",
    credentials: "omit",
  });
  expect(init?.headers).toEqual({ "content-type": "application/json", authorization: "Bearer secret" });
});

it.each<[string | null, Lender]>([
  ["https://room.example/api", lender],
  ["http://groq.example/chat", lender],
  ["/chat", lender],
  [null, lender],
  ["https://groq.example/chat", { ...lender, model: local }],
  ["http://127.0.0.1:80/v1/chat/completions", { ...lender, model: local }],
])("nothing goes to an address it has no business at: %s", async (url, by) => {
  const { reached, answer } = await sending(request(url), by);
  expect([reached, answer]).toEqual([[], { failed: "refused" }]);
});

it("a local server is reached without a key", async () => {
  const what = request("http://127.0.0.1:11434/v1/chat/completions", { key: null });
  const { reached } = await sending(what, { ...lender, model: local });
  expect(JSON.stringify(reached)).not.toContain("secret");
  expect(reached).toHaveLength(1);
});

it("a refusal is passed on as it is, and no answer at all is told as that", async () => {
  const refused = await sending(
    request("https://groq.example/"),
    lender,
    new Response("no", { status: 401 }),
  );
  expect(refused.answer).toEqual({ status: 401, body: "no" });
  const away = await sending(request("https://groq.example/"), lender, new TypeError("away"));
  expect(away.answer).toEqual({ failed: "network" });
  const odd = await sending(request("https://groq.example/"), { ...lender, key: "se cret\u2019" });
  expect([odd.reached, odd.answer]).toEqual([[], { failed: "key" }]);
  const flood = await sending(request("https://groq.example/"), lender, new Response("x".repeat(1_000_000)));
  expect("body" in flood.answer && flood.answer.body.length).toBe(100_000);
});

it("the models of a local server are its own list, and null where that is none", async () => {
  const list = async () => new Response(JSON.stringify({ data: [{ id: "qwen" }, { id: "llama" }] }));
  expect(await modelsAt("http://127.0.0.1:11434/", list as typeof fetch, never)).toEqual(["qwen", "llama"]);
  expect(await modelsAt("x", (async () => new Response("<html>")) as typeof fetch, never)).toBeNull();
});

const ask = JSON.stringify({
  initialPrompts: [{ role: "system", content: "Grade." }],
  ...{ prompt: "An answer.", responseConstraint: { type: "object" } },
});

/** A browser with a model that stands so, and answers as it is told. */
function browser(stands: string, answer: (signal: AbortSignal) => Promise<string> = async () => "graded") {
  const heard: unknown[] = [];
  const built: BuiltIn = {
    availability: async () => stands,
    async create({ initialPrompts, expectedOutputs, monitor }) {
      heard.push(initialPrompts, expectedOutputs);
      const target = new EventTarget();
      monitor?.(target);
      target.dispatchEvent(Object.assign(new Event("downloadprogress"), { loaded: 0.5 }));
      stands = "available";
      return {
        prompt: (input, { responseConstraint, signal }) => (
          heard.push(input, responseConstraint),
          answer(signal)
        ),
        destroy: () => heard.push("destroyed"),
      };
    },
  };
  return { built, heard };
}

const task = (nonce: string, seconds = 30): Task => ({
  ...{ nonce, kind: "review", model: "browser", deadline_seconds: seconds },
  request: request(null, { body: ask, key: null }),
});
const mine: OwnModel = { provider: "browser", model: "", base: "" };
const running = (nonce: string, seconds?: number): Errand => ({
  ...{ run: { task: task(nonce, seconds), model: mine, key: "", language: "de" }, built: null, find: null },
});
const idle: Errand = { run: null, built: null, find: null };

/** Says these errands one after the other; gives what was said until it is quiet. */
async function said(built: BuiltIn | null, ...errands: Errand[]): Promise<Event[]> {
  const events: Event[] = [];
  const follow = lending(built, fetch, [], (event) => events.push(event));
  for (const errand of errands) follow(errand);
  await new Promise((go) => setTimeout(go, 40));
  return events;
}

it("the browser's model gets the prompt and the shape of its answer, in the language of the interview", async () => {
  const { built, heard } = browser("available");
  expect(await said(built, running("n1"))).toEqual([
    { is: "task-ran", nonce: "n1", answer: { status: 200, body: "graded" } },
  ]);
  expect(heard).toEqual([
    [{ role: "system", content: "Grade." }],
    [{ type: "text", languages: ["de"] }],
    ...["An answer.", { type: "object" }, "destroyed"],
  ]);
});

it("a task that nobody wants any more is stopped and not told, one past its time is told as that", async () => {
  const until = (signal: AbortSignal) =>
    new Promise<string>((_, fail) => signal.addEventListener("abort", () => fail(signal.reason)));
  const { built } = browser("available", until);
  expect(await said(built, running("n1"), idle)).toEqual([]);
  expect(await said(built, running("n2", 0.01))).toEqual([
    { is: "task-ran", nonce: "n2", answer: { failed: "timeout" } },
  ]);
  expect(await said(null, running("n3"))).toEqual([
    { is: "task-ran", nonce: "n3", answer: { failed: "refused" } },
  ]);
});

it("the browser's model is downloaded only when that is asked for, and its progress told", async () => {
  const looked = browser("downloadable");
  const look: Errand = { ...idle, built: { language: "en", download: false } };
  expect(await said(looked.built, look, look)).toEqual([
    { is: "own-built", language: "en", as: "downloadable", share: 0 },
  ]);
  expect(looked.heard).toEqual([]);
  const fetched = browser("downloadable");
  expect(await said(fetched.built, { ...idle, built: { language: "en", download: true } })).toEqual([
    { is: "own-built", language: "en", as: "downloading", share: 0.5 },
    { is: "own-built", language: "en", as: "available", share: 0 },
  ]);
});
