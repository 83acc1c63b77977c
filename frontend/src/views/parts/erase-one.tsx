import type { Person } from "../../person";
import type { Event } from "../../state";
import { troubled } from "../../status";
import { useWords } from "../words";
import { Confirm } from "./confirm";
import { StatusLine } from "./status-line";

interface Props {
  person: Person;
  online: boolean;
  say: (event: Event) => void;
}

/** Asks before one interview is erased, and says how that goes. */
export function EraseOne({ person: { task }, online, say }: Props) {
  const { data: text, status, cancel } = useWords();
  if (task.is === "confirming-erase-one")
    return <Confirm title={text.oneTitle} text={text.oneText} yes={text.eraseOne} no={cancel} say={say} />;
  if (task.is === "erased-one")
    return <StatusLine status={{ text: text.erasedOne, tone: "quiet", canRetry: false }} say={say} />;
  if (task.is !== "erasing-one") return null;
  return task.try.trouble ? (
    <StatusLine status={troubled(task.try, online, text.away, status)} say={say} />
  ) : (
    <StatusLine status={{ text: text.erasing, tone: "wait", canRetry: false }} say={say} />
  );
}
