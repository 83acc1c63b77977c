/** Which address shows which screen, both ways. Pure. */

import type { Screen } from "./state";
import { ops } from "./ops";
import { reading } from "./reading";
import { SHARED, shared } from "./shared";
import { firstTry } from "./tries";

/** The access code in a link that an operator gave a group (`/#code=…`); null without one. */
export function accessCodeIn(fragment: string): string | null {
  return /^#code=([\w-]{1,200})$/.exec(fragment)?.[1] ?? null;
}

export function pathOf(screen: Screen): string {
  switch (screen.at) {
    case "landing":
      return "/";
    case "setup":
      return "/set-up";
    case "opening":
    case "room":
      return `/interviews/${screen.id}`;
    case "report":
      return `/interviews/${screen.id}/report`;
    case "shared":
      return `${SHARED}#${screen.token}`;
    case "progress":
      return "/progress";
    case "ops":
      return "/ops";
    case "lost":
      return screen.path;
  }
}

export function screenAt(path: string): Screen {
  const [, id, report] = /^\/interviews\/([\w-]+)(\/report)?\/?$/.exec(path) ?? [];
  if (id && report) return reading(id);
  if (id) return { at: "opening", id, try: firstTry };
  const [page, token] = path.split("#");
  if (page === SHARED && token) return shared(token);
  if (path === "/set-up") return { at: "setup", starting: null };
  if (path === "/progress") return { at: "progress" };
  if (path === "/ops") return ops(null);
  if (path === "/") return { at: "landing" };
  return { at: "lost", detail: "", path };
}
