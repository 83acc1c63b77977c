import type { Event, State } from "../state";

/** What every view gets: the state it shows, and the one thing it can do. */
export interface View {
  state: State;
  say: (event: Event) => void;
}
