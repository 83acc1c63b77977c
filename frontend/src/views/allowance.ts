/** What is left of the day, in words. */

import type { Me } from "../contract";
import { momentOf } from "../time";
import type { Words } from "../words/en";

export function allowance({ interviews_left_today, resets_at }: Me, words: Words): string {
  const { setup } = words;
  const left = setup.leftToday(interviews_left_today);
  return interviews_left_today > 0 ? left : `${left}. ${setup.resets(momentOf(resets_at, words))}`;
}
