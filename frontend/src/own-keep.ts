/** What stays on this device of a model that somebody brings: how it is set up, and their keys. */

import { type Drawer, PREFIX } from "./drawer";
import { type Own, ownless } from "./own";
import { ownModel } from "./own-contract";
import { flag, oneOf, or, shape, table, text } from "./read";

const wish = shape({
  ...{
    way: or(oneOf("none", "key", "browser", "local"), "none"),
    provider: or(text, ""),
    model: or(text, ""),
  },
  ...{ base: or(text, ownless.base), served: or(text, ""), remembers: or(flag, false) },
});
const keys = table(text);
const lent = table(ownModel);
const KEYS = "own-keys";
const MOST_KEPT = 100;

/** `tab` lasts as long as the tab: that is how long a key is kept which nobody asked to remember. */
export function keepOwn(shelf: Drawer, tab: Drawer) {
  return {
    remembered(): Own {
      const chosen = shelf.get("own", wish, ownless);
      const { way, provider, model, base, served, remembers } = chosen;
      const held = (remembers ? shelf : tab).get(KEYS, keys, {});
      const of = shelf.get("own-of", lent, {});
      return { ...ownless, way, provider, model, base, served, remembers, keys: held, of };
    },

    changed(before: Own, after: Own): void {
      const { way, provider, model, base, served, remembers } = after;
      if (before.of !== after.of)
        shelf.set("own-of", Object.fromEntries(Object.entries(after.of).slice(-MOST_KEPT)));
      if (before.keys !== after.keys || before.remembers !== remembers) {
        const [holds, other] = remembers ? [shelf, tab] : [tab, shelf];
        other.remove(KEYS);
        if (Object.keys(after.keys).length === 0) holds.remove(KEYS);
        else holds.set(KEYS, after.keys);
      }
      shelf.set("own", { way, provider, model, base, served, remembers });
    },

    keysOf: (name: string) => (name === PREFIX + KEYS ? shelf.get(KEYS, keys, {}) : null),
  };
}
