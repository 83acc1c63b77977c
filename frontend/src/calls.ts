/** What a state is waiting for from the server. Pure: the calls follow from the state, also after a reload. */

import type { Choice, TurnBody } from "./contract";
import type { State } from "./state";
import { type Try, waitFor } from "./tries";

export type Request =
  | { is: "catalog" }
  | { is: "me" }
  | { is: "past" }
  | { is: "start"; key: string; choice: Choice }
  | { is: "interview"; id: string }
  | { is: "turn"; id: string; turn: TurnBody }
  | { is: "finish"; id: string }
  | { is: "report"; id: string }
  | { is: "export" }
  | { is: "erase" };

/** `key` is one try of one request: while it stays the same, the same call is meant. */
export interface Call {
  key: string;
  after: number;
  request: Request;
}

export function calls(state: State): Call[] {
  const { catalog, person } = state;
  const wanted = [
    catalog.value ? null : call({ is: "catalog" }, "", catalog.try),
    screenCall(state),
    person.task.is === "exporting" ? call({ is: "export" }, "", person.task.try) : null,
    person.task.is === "erasing" ? call({ is: "erase" }, "", person.task.try) : null,
  ];
  return wanted.filter((one) => one !== null);
}

function screenCall({ screen, person }: State): Call | null {
  switch (screen.at) {
    case "landing":
      return person.known && !person.past ? call({ is: "past" }, "", person.try) : null;
    case "setup": {
      const { starting } = screen;
      if (starting)
        return call({ is: "start", key: starting.key, choice: starting.choice }, starting.key, starting.try);
      return person.known && !person.me ? call({ is: "me" }, "", person.try) : null;
    }
    case "opening":
      return call({ is: "interview", id: screen.id }, screen.id, screen.try);
    case "room": {
      const { id, doing } = screen;
      if (doing.is === "finishing") return call({ is: "finish", id }, id, doing.try);
      if (doing.is !== "sending" && doing.is !== "asking") return null;
      const { number, action, nth } = doing.turn;
      return call({ is: "turn", id, turn: doing.turn }, `${id}/${number}/${action}/${nth}`, doing.try);
    }
    case "report":
      return screen.report ? null : call({ is: "report", id: screen.id }, screen.id, screen.try);
    case "lost":
      return null;
  }
}

function call(request: Request, of: string, tried: Try): Call | null {
  const after = waitFor(tried);
  return after === null ? null : { key: `${request.is} ${of} ${tried.attempt}`, after, request };
}
