/** The document around the views: its address, theme, files to save, and when somebody looks at it again. */

import { pathOf } from "./paths";
import { SHARED } from "./shared";
import type { Event, State } from "./state";

const CHOSEN: Event["is"][] = ["went", "started", "practise"];

/** The address as the screens know it; what stands behind a `#` counts only where it names a report. */
export function address(): string {
  return location.pathname === SHARED ? SHARED + location.hash : location.pathname;
}

/** The address and the theme follow the state. */
export function follow(before: State, after: State, event: Event): void {
  const path = pathOf(after.screen);
  if (path !== address()) {
    // What the server leads to replaces the address, so that "back" does not lead into a closed room.
    history[CHOSEN.includes(event.is) ? "pushState" : "replaceState"](null, "", path);
  }
  if (before.screen.at !== after.screen.at) window.scrollTo(0, 0);
  if (before.theme !== after.theme) showTheme(after);
}

export function showTheme({ theme }: State): void {
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
}

export function download(name: string, body: string, type: string): void {
  const url = URL.createObjectURL(new Blob([body], { type }));
  Object.assign(document.createElement("a"), { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

export function whenSeen(seen: () => void): void {
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") seen();
  });
}

/** The page may be older than what is on the server; one that was reloaded already is not. */
export function renew(): void {
  const [came] = performance.getEntriesByType("navigation");
  if (came instanceof PerformanceNavigationTiming && came.type !== "reload") location.reload();
}

/** Once the browser has nothing better to do. */
export function whenIdle(go: () => void): void {
  if ("requestIdleCallback" in window) requestIdleCallback(go);
  else setTimeout(go, 200);
}

/** Resolves after the next paint; a page that nobody sees is not painted, and does not wait for it. */
export function painted(): Promise<void> {
  return new Promise((go) => {
    requestAnimationFrame(() => setTimeout(go));
    setTimeout(go, 500);
  });
}
