import { expect, it } from "vitest";
import type { TapeEvent } from "./recordings";
import { uploads } from "./uploads";

const place = { url: "https://blobs/iv/002?sig", headers: { "Content-Type": "audio/webm" }, max_bytes: 10 };
const tape = { id: "iv", number: 2, sound: new Blob(["sound"], { type: "audio/webm" }) };

/** Sends a recording to a server that gives these answers in turn; an error is a server that is away. */
async function sent(answers: (Response | Error)[], sound = tape.sound) {
  const asked: { url: string; init: RequestInit }[] = [];
  const said: TapeEvent[] = [];
  const send = async (url: unknown, init?: RequestInit) => {
    asked.push({ url: String(url), init: init ?? {} });
    const answer = answers[asked.length - 1] ?? new Error("away");
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const places = Promise.resolve({ api: "/api", ops: "/api/ops", recordings: true });
  const keys = { interview: (id: string) => `t-${id}` };
  const pauses: number[] = [];
  const keep = uploads(
    places,
    keys,
    send as typeof fetch,
    (event) => said.push(event),
    async (seconds) => void pauses.push(seconds),
  );
  await keep({ ...tape, sound });
  return { asked, said, pauses };
}

const given = () => new Response(JSON.stringify(place), { status: 201 });

it("an address is asked for with the interview's token, and the sound goes there with its headers alone", async () => {
  const { asked, said } = await sent([given(), new Response(null, { status: 201 })]);
  expect(asked[0]?.url).toBe("/api/interviews/iv/recordings");
  expect(asked[0]?.init).toMatchObject({
    headers: { "X-Interview-Token": "t-iv" },
    body: JSON.stringify({ number: 2, media: "audio/webm" }),
  });
  expect([asked[1]?.url, asked[1]?.init.method, asked[1]?.init.headers]).toEqual([place.url, "PUT", place.headers]);
  expect(said).toEqual([{ is: "tape-kept" }]);
});

it("what meets nobody is tried again, longer apart each time, and then told", async () => {
  const { said, pauses } = await sent([]);
  expect(pauses).toEqual([2, 4, 8, 16, 32]);
  expect(said).toEqual([{ is: "tape-lost", number: 2 }]);
});

it("what was sent already, with the answer lost, counts as kept", async () => {
  const { said } = await sent([given(), new Error("lost"), given(), new Response(null, { status: 409 })]);
  expect(said).toEqual([{ is: "tape-kept" }]);
});

it("storage that refuses the first try keeps nothing", async () => {
  const { said } = await sent([given(), new Response(null, { status: 403 })]);
  expect(said).toEqual([{ is: "tape-lost", number: 2 }]);
});

it("what is refused or too large is not tried again", async () => {
  const refused = await sent([new Response("{}", { status: 404 })]);
  expect([refused.asked.length, refused.said]).toEqual([1, [{ is: "tape-lost", number: 2 }]]);
  const large = await sent([given()], new Blob(["a sound too large"], { type: "audio/webm" }));
  expect([large.asked.length, large.said]).toEqual([1, [{ is: "tape-lost", number: 2 }]]);
});
