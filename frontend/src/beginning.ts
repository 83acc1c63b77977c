/** The state a page begins with, from what the device remembers. Pure. */

import type { Wish } from "./choice";
import type { Abilities, Habits, Theme } from "./habits";
import { ops } from "./ops";
import { screenAt } from "./paths";
import type { Own } from "./own";
import { nobody } from "./person";
import { untaped } from "./recordings";
import type { Resume } from "./resume";
import type { State } from "./state";
import { firstTry } from "./tries";
import { workAt } from "./work";

export interface Remembered {
  theme: Theme;
  language: string;
  wish: Wish;
  known: boolean;
  code: string;
  habits: Habits;
  keeps: boolean;
  can: Abilities;
  resume: Resume;
  own: Own;
  /** The operator's key, where one was typed into this tab. */
  opsKey: string | null;
}

export function begin(path: string, remembered: Remembered, online: boolean): State {
  const { theme, language, wish, known, code, habits, keeps, can, resume, own, opsKey } = remembered;
  const place = screenAt(path);
  const screen = place.at === "ops" ? ops(opsKey) : place;
  return {
    screen,
    online,
    keeps,
    theme,
    language,
    habits,
    can,
    offers: { recordings: false },
    taped: untaped,
    catalog: { value: null, try: firstTry },
    wish,
    person: { ...nobody({ is: "none" }), known, code },
    resume,
    own,
    work: workAt(null, screen, own),
  };
}
