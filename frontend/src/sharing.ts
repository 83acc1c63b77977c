/** The link to a report: looked up, made, shown, revoked. Pure. */

import type { Share } from "./contract";
import { type Trouble, type Try, failedTry, firstTry, tryNow } from "./tries";

/** The link that works now. `token` is empty where another browser made it: nobody can show it again. */
export interface Link {
  token: string;
  until: string;
}

/** What the dialog about the link is busy with; `shut` where nobody asked for it. */
export type Sharing =
  | { is: "shut" }
  | { is: "looking"; try: Try }
  | { is: "unshared"; revoked: boolean }
  | { is: "making"; try: Try }
  | { is: "shared"; link: Link }
  | { is: "revoking"; link: Link; try: Try };

export type SharingEvent =
  | { is: "share" }
  | { is: "make-link" }
  | { is: "revoke-link" }
  | { is: "shut-share" }
  | { is: "link-came"; share: Share; token: string }
  | { is: "link-revoked" };

export function nextInSharing(sharing: Sharing, event: SharingEvent): Sharing {
  switch (event.is) {
    case "share":
      return sharing.is === "shut" ? { is: "looking", try: firstTry } : sharing;
    case "shut-share":
      return { is: "shut" };
    case "make-link":
      return sharing.is === "unshared" || sharing.is === "shared"
        ? { is: "making", try: firstTry }
        : sharing;
    case "revoke-link":
      return sharing.is === "shared" ? { is: "revoking", link: sharing.link, try: firstTry } : sharing;
    case "link-came": {
      if (sharing.is !== "looking" && sharing.is !== "making") return sharing;
      const { shared, expires_at } = event.share;
      return shared
        ? { is: "shared", link: { token: event.token, until: expires_at ?? "" } }
        : { is: "unshared", revoked: false };
    }
    case "link-revoked":
      return sharing.is === "revoking" ? { is: "unshared", revoked: true } : sharing;
  }
}

/** A call about the link failed. */
export function sharingFailed(sharing: Sharing, trouble: Trouble): Sharing {
  return "try" in sharing ? { ...sharing, try: failedTry(sharing.try, trouble) } : sharing;
}

export function shareAgain(sharing: Sharing): Sharing {
  return "try" in sharing ? { ...sharing, try: tryNow(sharing.try) } : sharing;
}
