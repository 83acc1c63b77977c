import { linkTo } from "../../shared";
import type { Link, Sharing } from "../../sharing";
import type { Event } from "../../state";
import { type Status, troubled } from "../../status";
import { dateOf } from "../../time";
import type { Words } from "../../words/en";
import { useWords } from "../words";
import { CopyButton } from "./copy-button";
import { Dialog } from "./dialog";
import { StatusLine } from "./status-line";

interface Props {
  sharing: Sharing;
  online: boolean;
  say: (event: Event) => void;
}

/** The one link to this report: made, copied, revoked. */
export function ShareDialog({ sharing, online, say }: Props) {
  const words = useWords();
  const { share: text, keys } = words;
  if (sharing.is === "shut") return null;
  const shut = () => say({ is: "shut-share" });
  const link = "link" in sharing ? sharing.link : null;
  const actions = (
    <>
      <button type="button" class="secondary" onClick={shut}>
        {keys.close}
      </button>
      {link && (
        <button type="button" class="secondary" onClick={() => say({ is: "revoke-link" })}>
          {text.revoke}
        </button>
      )}
      {(sharing.is === "unshared" || link?.token === "") && (
        <button type="button" class="primary" onClick={() => say({ is: "make-link" })}>
          {text.make}
        </button>
      )}
    </>
  );
  return (
    <Dialog title={text.title} actions={actions} onDismiss={shut}>
      <p>{text.text}</p>
      {link && <LinkLine link={link} />}
      <StatusLine status={statusOf(sharing, online, words)} say={say} />
    </Dialog>
  );
}

function LinkLine({ link }: { link: Link }) {
  const { share: text, locale } = useWords();
  const { token, until } = link;
  if (token === "") return <p>{text.elsewhere}</p>;
  const address = linkTo(location.origin, token);
  return (
    <div class="link-line">
      <label for="link">{text.link}</label>
      <input id="link" readOnly value={address} onFocus={(event) => event.currentTarget.select()} />
      <CopyButton text={address} label={text.copy} done={text.copied} failed={text.notCopied} />
      {until && <p class="soft small">{text.until(dateOf(until, locale))}</p>}
    </div>
  );
}

function statusOf(sharing: Sharing, online: boolean, { share: text, status }: Words): Status {
  if ("try" in sharing && sharing.try.trouble) return troubled(sharing.try, online, text.away, status);
  const line = (said: string): Status => ({ text: said, tone: "quiet", canRetry: false });
  switch (sharing.is) {
    case "looking":
    case "making":
    case "revoking":
      return line(text[sharing.is]);
    case "unshared":
      return line(sharing.revoked ? text.revoked : text.none);
    default:
      return line("");
  }
}
