import { useEffect, useRef } from "preact/hooks";
import type { Event, State } from "../state";
import { words } from "../words";
import { Landing } from "./landing";
import { Lost, Opening } from "./notices";
import { Wordmark } from "./parts/wordmark";
import { ThemeSwitch } from "./parts/theme-switch";
import { ReportView } from "./report";
import { RoomView } from "./room";
import { Setup } from "./setup";

export interface View {
  state: State;
  say: (event: Event) => void;
}

/** The frame around every screen. */
export function Page({ state, say }: View) {
  const main = useRef<HTMLElement>(null);
  const { screen } = state;
  const shown = useRef(screen.at);
  useEffect(() => {
    document.title = titleOf(state);
    if (shown.current === screen.at) return;
    shown.current = screen.at;
    // The room places the focus itself; elsewhere reading starts at the heading.
    if (screen.at !== "room") main.current?.querySelector("h1")?.focus();
  });
  return (
    <>
      <a class="skip-link" href="#main">
        {words.skipLink}
      </a>
      <header class="page-head">
        <a class="wordmark" href="/">
          <Wordmark />
          {words.name}
        </a>
        <ThemeSwitch theme={state.theme} say={say} />
      </header>
      <main id="main" ref={main} class={`at-${screen.at}`} tabIndex={-1}>
        <ScreenView state={state} say={say} />
      </main>
    </>
  );
}

function ScreenView({ state, say }: View) {
  const { screen, catalog, online, keeps } = state;
  switch (screen.at) {
    case "landing":
      return <Landing state={state} say={say} />;
    case "setup":
      return <Setup state={state} starting={screen.starting} say={say} />;
    case "opening":
      return <Opening tried={screen.try} online={online} say={say} />;
    case "room":
      return <RoomView room={screen} catalog={catalog.value} online={online} keeps={keeps} say={say} />;
    case "report":
      return (
        <ReportView
          report={screen.report}
          tried={screen.try}
          catalog={catalog.value}
          online={online}
          say={say}
        />
      );
    case "lost":
      return <Lost detail={screen.detail} />;
  }
}

function titleOf({ screen }: State): string {
  const title = screen.at === "room" ? words.titles.room(screen.question.number) : words.titles[screen.at];
  return screen.at === "landing" ? title : `${title} · ${words.name}`;
}
