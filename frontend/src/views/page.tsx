import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { inWords } from "../choice";
import { type Screens, isBehind } from "../behind";
import type { Ops } from "../ops";
import type { State } from "../state";
import type { Words } from "../words/en";
import { useLazy } from "./lazy";
import { Landing } from "./landing";
import { Coming, Lost, Opening } from "./notices";
import { PageFoot } from "./parts/page-foot";
import { Wordmark } from "./parts/wordmark";
import type { View } from "./view";
import { Speaking } from "./words";

type Props = View & { words: Words; screens: Screens | null };

/** The frame around every screen; `screens` are needed for those behind the first page. */
export function Page({ state: bare, words, screens, say }: Props) {
  const state = useMemo(() => spoken(bare, words), [bare, words]);
  const main = useRef<HTMLElement>(null);
  const { screen } = state;
  const shown = useRef(screen.at);
  const heading = useRef<HTMLElement | null>(null);
  // With the screen, not a frame later: a key pressed at once must not land where the focus was.
  useLayoutEffect(() => {
    const title = titleOf(state, words);
    document.title = screen.at === "landing" ? title : `${title} · ${words.name}`;
    const moved = shown.current !== screen.at;
    shown.current = screen.at;
    // A heading that gives way to another on the same screen (a report that has come) hands the focus on.
    const replaced = heading.current?.isConnected === false && document.activeElement === document.body;
    if (!moved && !replaced) return;
    // The room places the focus itself; elsewhere reading starts at the heading.
    heading.current = screen.at === "room" ? null : (main.current?.querySelector("h1") ?? null);
    heading.current?.focus();
  });
  return (
    <Speaking value={words}>
      <a class="skip-link" href="#main">
        {words.skipLink}
      </a>
      <header class="page-head">
        <a class="wordmark" href="/">
          <Wordmark />
          {words.name}
        </a>
        {screen.at !== "room" && (
          <nav aria-label={words.nav.label}>
            <a href="/progress" aria-current={screen.at === "progress" ? "page" : undefined}>
              {words.nav.progress}
            </a>
          </nav>
        )}
      </header>
      <main id="main" ref={main} class={`at-${screen.at}`} tabIndex={-1}>
        {screens || !isBehind(screen) ? (
          <ScreenView state={state} screens={screens} say={say} />
        ) : (
          <Coming title={titleOf(state, words)} />
        )}
      </main>
      {screen.at !== "room" && <PageFoot state={state} say={say} />}
    </Speaking>
  );
}

function ScreenView({ state, screens, say }: Omit<Props, "words">) {
  const { screen, online } = state;
  switch (screen.at) {
    case "landing":
      return <Landing state={state} />;
    case "setup":
      return screens && <screens.Setup state={state} starting={screen.starting} say={say} />;
    case "opening":
      return <Opening tried={screen.try} online={online} say={say} />;
    case "room":
      return screens && <screens.RoomView room={screen} state={state} say={say} />;
    case "report":
      return screens && <screens.ReportView screen={screen} state={state} say={say} />;
    case "shared":
      return screens && <screens.SharedView screen={screen} state={state} say={say} />;
    case "progress":
      return screens && <screens.Progress state={state} say={say} />;
    case "ops":
      return <LazyOps screen={screen} say={say} />;
    case "lost":
      return <Lost detail={screen.detail} />;
  }
}

function LazyOps(props: { screen: Ops; say: View["say"] }) {
  const OpsView = useLazy(
    () => import("./ops/ops"),
    (part) => part.OpsView,
  );
  return OpsView && <OpsView {...props} />;
}

/** The same state with the catalogue in the words of the interface. */
function spoken(state: State, words: Words): State {
  const { value } = state.catalog;
  return value ? { ...state, catalog: { ...state.catalog, value: inWords(value, words) } } : state;
}

function titleOf({ screen }: State, words: Words): string {
  return screen.at === "room" ? words.titles.room(screen.question.number) : words.titles[screen.at];
}
