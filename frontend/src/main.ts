/** Joins state, server, storage and views; the only file that knows them all. */

import { h, render } from "preact";
import { api, placesOf } from "./api";
import { caller } from "./caller";
import { calls } from "./calls";
import { labelsOf, inWords as offered } from "./choice";
import { ears, recognition } from "./devices/ears";
import { meter } from "./devices/meter";
import { mouth } from "./devices/mouth";
import { formatOf, tape } from "./devices/tape";
import { uploading } from "./devices/upload";
import { address, download, follow, painted, renew, showTheme, whenIdle, whenSeen } from "./document";
import { passing, usable } from "./drawer";
import { keepOn } from "./keep";
import { accessCodeIn } from "./paths";
import { firstSpoken, wordsOf } from "./languages";
import { markdownOf } from "./markdown";
import { type Errand, errandOf, isIdle } from "./errand";
import { draftOf } from "./replies";
import { begin } from "./beginning";
import { type Screens, behind, isBehind } from "./behind";
import { senses, variety } from "./senses";
import { type Event, type State, next } from "./state";
import { inWords } from "./tries";
import { uploads } from "./uploads";
import { Page } from "./views/page";
import { type Words, words as english } from "./words/en";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/controls.css";
import "./styles/landing.css";
import "./styles/report-cards.css";

const root = document.getElementById("app") ?? document.body;
const shelf = usable(() => window.localStorage);
const tab = usable(() => window.sessionStorage) ?? passing();
const keep = keepOn(shelf ?? passing(), tab, () => say({ is: "unkept" }));
const brought = accessCodeIn(location.hash);
if (brought) {
  keep.saveAccess(brought);
  // Out of sight: an address is copied and shown around.
  history.replaceState(null, "", address());
}
const { language, ...remembered } = keep.remembered();
const Recogniser = recognition(window);
const synthesis = "speechSynthesis" in window ? window.speechSynthesis : null;
const here = {
  language: firstSpoken([language ?? "", ...navigator.languages]),
  keeps: shelf !== null,
  can: {
    hear: Recogniser !== null,
    speak: synthesis !== null,
    record: formatOf("MediaRecorder" in window ? MediaRecorder : undefined) !== null,
    lend: "LanguageModel" in window,
  },
};
let state: State = begin(address(), { ...remembered, ...here }, navigator.onLine);
let words: Words | null = null;
let screens: Screens | null = null;
const fetchScreens = behind(
  () => import("./views/screens"),
  (found) => {
    screens = found;
    paint();
  },
  () => navigator.onLine && isBehind(state.screen) && renew(),
  setTimeout,
);

const send: typeof fetch = (...request) => fetch(...request);
const upload = uploading((share) => say({ is: "resume-share", share }));
/** Nothing is fetched before the first page shows that it does not show. */
const shown = state.screen.at === "landing" ? painted() : Promise.resolve();
const places = shown.then(() => placesOf(send));
const call = caller(api(places, keep, send, upload), say, Math.random);
const pause = (seconds: number) => new Promise<void>((go) => setTimeout(go, seconds * 1000));
const keepTape = uploads(places, keep, send, say, pause);
const hear = ears(Recogniser, say, () => performance.now());
const read = mouth(synthesis, () => say({ is: "read-out" }));
const measure = meter(
  (level) => say({ is: "level", level }),
  (why) => say({ is: "mic-lost", why }),
);

const record = tape(
  (made) => void keepTape(made),
  (number) => say({ is: "tape-lost", number }),
);

/** What lends a model is fetched by the first who brings one. */
let lender: Promise<(wanted: Errand) => void> | null = null;

async function lend(): Promise<(wanted: Errand) => void> {
  const [{ lending, builtInto }, { api: home }] = await Promise.all([import("./devices/lending"), places]);
  const here = [location.origin, new URL(home, location.href).origin];
  return lending(builtInto(window), send, here, say);
}

function borrow(): void {
  if (lender === null && isIdle(errandOf(state))) return;
  lender ??= lend();
  lender.then(
    (go) => go(errandOf(state)),
    () => (lender = null),
  );
}

/** So long after a keystroke somebody is still typing. */
const TYPING_MS = 1500;
let typedAt = -Infinity;

function say(told: Event): void {
  const event =
    words && told.is === "failed" ? { ...told, trouble: inWords(told.trouble, words.problems) } : told;
  const before = state;
  if (event.is === "typed") typedAt = performance.now();
  if (event.is === "started") keep.started(event.started);
  if (event.is === "link-came" && state.screen.at === "report" && event.token && event.share.made_at)
    keep.linked(state.screen.id, event.token, event.share.made_at);
  if (event.is === "recovered" || event.is === "enrolled") keep.recovered(event.candidate);
  if (event.is === "erased-one") keep.erased(event.id);
  if (event.is === "past-came") keep.past(event.past);
  if (event.is === "exported" && words) download(words.data.file, event.body, "application/json");
  if (event.is === "ops-did" && event.outcome.is === "exported")
    download(event.outcome.name, event.outcome.body, "text/plain");
  if (event.is === "save") save(event);
  state = next(state, event);
  if (state === before) return;
  if (event.is !== "draft-elsewhere") remember(before, state);
  follow(before, state, event);
  if (before.language !== state.language) void speak(before.language);
  call(calls(state));
  sense(state);
  borrow();
  paint();
}

function sense(now: State): void {
  const wanted = senses(now);
  hear(wanted.hear && variety(wanted.hear, navigator.languages));
  read(wanted.read && { ...wanted.read, language: variety(wanted.read.language, navigator.languages) });
  measure(wanted.meter);
  record(wanted.record);
}

/** So long what is shown may stay where what comes next is still on its way; then the page says so. */
const MOMENT_MS = 400;
let late: ReturnType<typeof setTimeout> | undefined;

function paint(): void {
  if (screens || !isBehind(state.screen)) return show();
  fetchScreens();
  late ??= setTimeout(show, MOMENT_MS);
}

function show(): void {
  clearTimeout(late);
  late = undefined;
  if (words) render(h(Page, { state, words, screens, say }), root);
}

/** The interface goes on in the language chosen; in the one it had where the new words cannot be had. */
async function speak(otherwise: string): Promise<void> {
  const wanted = state.language;
  try {
    const found = await wordsOf(wanted);
    if (wanted !== state.language) return;
    words = found;
    document.documentElement.lang = wanted;
    paint();
  } catch {
    if (words) return say({ is: "language-chose", language: otherwise });
    words = english;
    paint();
  }
}

/** Everything unsent is on the device before anything else happens to it. */
function remember(before: State, after: State): void {
  keep.changed(before, after);
  const { screen } = after;
  if (before.screen.at === "ops" && screen.at === "ops") keep.saveOpsKey(screen.key);
  if (screen.at === "room") keep.saveDraft(screen.id, draftOf(screen));
  if (before.screen.at === "room" && screen.at === "report") keep.dropDraft(before.screen.id);
}

function save({ as, report }: Extract<Event, { is: "save" }>): void {
  if (!words) return;
  const name = `quiet-room-${report.scored_at.slice(0, 10)}`;
  if (as === "json") return download(`${name}.json`, JSON.stringify(report, null, 2), "application/json");
  const text = markdownOf(
    report,
    labelsOf(state.catalog.value && offered(state.catalog.value, words)),
    words,
  );
  download(`${name}.md`, text, "text/markdown");
}

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (!link || !plain || event.defaultPrevented) return;
  if (link.hash === "#main") {
    // Without a trace in the address, which may name a report behind its "#".
    event.preventDefault();
    document.getElementById("main")?.focus();
    return;
  }
  if (link.origin !== location.origin || link.target || link.download || link.hash) return;
  event.preventDefault();
  say({ is: "went", path: link.pathname });
});
addEventListener("popstate", () => say({ is: "went", path: address() }));
addEventListener("online", () => say({ is: "link", online: true }));
addEventListener("offline", () => say({ is: "link", online: false }));
addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll<HTMLDetailsElement>("main details")) details.open = true;
});
addEventListener("storage", ({ key }) => {
  const keys = key === null ? null : keep.ownKeys(key);
  if (keys && state.own.remembers) say({ is: "own-keys", keys });
  const id = key === null ? null : keep.draftOwner(key);
  const { screen } = state;
  if (screen.at !== "room" || screen.id !== id) return;
  const draft = keep.draft(id);
  // Where somebody is typing their own text stands; the other tab takes it over.
  const typing = performance.now() - typedAt < TYPING_MS && draft?.number === screen.question.number;
  if (!typing) say({ is: "draft-elsewhere", draft });
});
whenSeen(() => say({ is: "retry" }));
setInterval(() => {
  if (document.visibilityState === "visible" && state.screen.at === "room") say({ is: "ticked" });
}, 1000);

showTheme(state);
if (isBehind(state.screen) || state.screen.at === "opening") fetchScreens();
else void shown.then(() => whenIdle(fetchScreens));
call(calls(state));
borrow();
void speak(state.language);
void places.then(({ recordings }) => say({ is: "offers", recordings }));
