/** Parts that are fetched when they are first shown, so that the first page stays light. */

import { useEffect, useState } from "preact/hooks";

/** The part once it has come. Where it cannot be had nothing is shown in its place: whatever is lazy is also told in words. */
export function useLazy<M, T>(fetchPart: () => Promise<M>, pick: (module: M) => T): T | null {
  const [part, setPart] = useState<{ is: T } | null>(null);
  useEffect(() => {
    let gone = false;
    fetchPart().then(
      (module) => gone || setPart({ is: pick(module) }),
      () => setPart(null),
    );
    return () => {
      gone = true;
    };
  }, []);
  return part && part.is;
}
