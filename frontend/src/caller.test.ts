import { expect, it } from "vitest";
import { caller } from "./caller";
import type { Call, Request } from "./calls";
import type { ServerEvent } from "./state";

/** A server that answers when the test says so. */
function slowServer() {
  const asked: { request: Request; signal: AbortSignal; answer: (event: ServerEvent) => void }[] = [];
  const ask = (request: Request, signal: AbortSignal) =>
    new Promise<ServerEvent>((answer) => asked.push({ request, signal, answer }));
  return { asked, ask };
}

const call = (key: string, after = 0): Call => ({ key, after, request: { is: "finish", id: key } });
const settled = () => new Promise((done) => setTimeout(done, 5));

function calling() {
  const server = slowServer();
  const said: ServerEvent[] = [];
  return {
    ...server,
    said,
    want: caller(
      server.ask,
      (event) => said.push(event),
      () => 0,
    ),
  };
}

it("a call that goes on being wanted is made once", async () => {
  const { asked, want, said } = calling();
  want([call("a")]);
  want([call("a")]);
  await settled();
  asked[0]?.answer({ is: "finished" });
  await settled();
  expect(asked).toHaveLength(1);
  expect(said).toEqual([{ is: "finished" }]);
});

it("a call nobody waits for any more is ended, and its answer unheard", async () => {
  const { asked, want, said } = calling();
  want([call("a")]);
  await settled();
  want([]);
  asked[0]?.answer({ is: "finished" });
  await settled();
  expect(asked[0]?.signal.aborted).toBe(true);
  expect(said).toEqual([]);
});

it("a call wanted again while its ended twin still lingers is heard once", async () => {
  const { asked, want, said } = calling();
  want([call("a")]);
  await settled();
  want([]);
  want([call("a")]);
  await settled();
  asked[0]?.answer({ is: "erased" });
  asked[1]?.answer({ is: "finished" });
  await settled();
  expect(said).toEqual([{ is: "finished" }]);
});

it("a later call waits, and is not made when it is given up meanwhile", async () => {
  const { asked, want } = calling();
  want([call("later", 0.03), call("never", 0.03)]);
  await settled();
  expect(asked).toHaveLength(0);
  want([call("later", 0.03)]);
  await new Promise((done) => setTimeout(done, 60));
  expect(asked.map(({ request }) => request)).toEqual([{ is: "finish", id: "later" }]);
});
