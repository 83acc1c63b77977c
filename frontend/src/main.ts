/** Joins state, server, storage and views; the only file that knows them all. */

import { h, render } from "preact";
import { api, apiBase } from "./api";
import { caller } from "./caller";
import { calls } from "./calls";
import { type Shelf, keepOn, passing } from "./keep";
import { pathOf } from "./paths";
import { draftOf } from "./room";
import { type Event, type State, begin, next } from "./state";
import { Page } from "./views/page";
import { words } from "./words";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/controls.css";
import "./styles/landing.css";
import "./styles/room.css";
import "./styles/report.css";
import "./styles/print.css";

const root = document.getElementById("app") ?? document.body;
const shelf = usable(() => window.localStorage);
const keep = keepOn(shelf ?? passing(), () => say({ is: "unkept" }));
let state: State = begin(
  location.pathname,
  { ...keep.remembered(), keeps: shelf !== null },
  navigator.onLine,
);

const send: typeof fetch = (...request) => fetch(...request);
const call = caller(api(apiBase(send), keep, send), say, Math.random);

function say(event: Event): void {
  const before = state;
  if (event.is === "started") keep.started(event.started);
  if (event.is === "past-came") keep.past(event.past);
  if (event.is === "exported") download(words.data.file, event.body);
  state = next(state, event);
  if (state === before) return;
  remember(before, state);
  follow(before, state, event);
  call(calls(state));
  paint();
}

function paint(): void {
  render(h(Page, { state, say }), root);
}

/** Everything unsent is on the device before anything else happens to it. */
function remember(before: State, after: State): void {
  keep.changed(before, after);
  const { screen } = after;
  if (screen.at === "room") keep.saveDraft(screen.id, draftOf(screen));
  if (before.screen.at === "room" && screen.at === "report") keep.dropDraft(before.screen.id);
}

/** The address, the title and the theme follow the state. */
function follow(before: State, after: State, event: Event): void {
  const path = pathOf(after.screen);
  if (path !== location.pathname) {
    // What the server leads to replaces the address, so that "back" does not lead into a closed room.
    const chosen = event.is === "went" || event.is === "started";
    history[chosen ? "pushState" : "replaceState"](null, "", path);
  }
  if (before.screen.at !== after.screen.at) window.scrollTo(0, 0);
  if (before.theme !== after.theme) showTheme(after);
}

function showTheme({ theme }: State): void {
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
}

function download(name: string, body: string): void {
  const url = URL.createObjectURL(new Blob([body], { type: "application/json" }));
  Object.assign(document.createElement("a"), { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** The storage if it can be written to; null where the browser refuses it. */
function usable(open: () => Shelf): Shelf | null {
  try {
    const storage = open();
    storage.setItem("quiet-room:probe", "1");
    storage.removeItem("quiet-room:probe");
    return storage;
  } catch {
    return null;
  }
}

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (!link || !plain || event.defaultPrevented) return;
  if (link.origin !== location.origin || link.target || link.download || link.hash) return;
  event.preventDefault();
  say({ is: "went", path: link.pathname });
});
addEventListener("popstate", () => say({ is: "went", path: location.pathname }));
addEventListener("online", () => say({ is: "link", online: true }));
addEventListener("offline", () => say({ is: "link", online: false }));
addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll<HTMLDetailsElement>("main details")) details.open = true;
});
setInterval(() => {
  if (document.visibilityState === "visible" && state.screen.at === "room") say({ is: "ticked" });
}, 1000);

showTheme(state);
call(calls(state));
paint();
