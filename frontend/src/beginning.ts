/** The state a page begins with, from what the device remembers. Pure. */

import type { Wish } from "./choice";
import type { Abilities, Habits, Theme } from "./habits";
import { screenAt } from "./paths";
import { nobody } from "./person";
import type { State } from "./state";
import { firstTry } from "./tries";

export interface Remembered {
  theme: Theme;
  language: string;
  wish: Wish;
  known: boolean;
  code: string;
  habits: Habits;
  keeps: boolean;
  can: Abilities;
}

export function begin(path: string, remembered: Remembered, online: boolean): State {
  const { theme, language, wish, known, code, habits, keeps, can } = remembered;
  return {
    screen: screenAt(path),
    online,
    keeps,
    theme,
    language,
    habits,
    can,
    catalog: { value: null, try: firstTry },
    wish,
    person: { ...nobody({ is: "none" }), known, code },
  };
}
