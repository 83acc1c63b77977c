import { useEffect, useRef } from "preact/hooks";
import type { Aid, AidKind } from "../../contract";
import { type Room, left } from "../../room";
import type { Event } from "../../state";
import { useWords } from "../words";

type Say = (event: Event) => void;

/** Hints and rephrasings given, the newest last; they stand below the box, so that it stays where it is. */
export function Aids({ aids }: { aids: Aid[] }) {
  const text = useWords().room;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (aids.length > 0) list.current?.lastElementChild?.scrollIntoView({ block: "nearest" });
  }, [aids.length]);
  return (
    <div class="aids" ref={list} aria-live="polite">
      {aids.map((aid) => (
        <div class="aid" key={`${aid.kind} ${aid.nth}`}>
          <h2>{aid.kind === "hint" ? text.hintTitle : text.rephraseTitle}</h2>
          <p>{aid.text}</p>
        </div>
      ))}
    </div>
  );
}

/** Words for a question that has gone by in another tab: the person's own, so they are not thrown away. */
export function Leftover({ text: unsent, say }: { text: string; say: Say }) {
  const text = useWords().room;
  if (unsent === "") return null;
  return (
    <div class="aid leftover">
      <h2>{text.leftover}</h2>
      <p>{unsent}</p>
      <button type="button" class="quiet small" onClick={() => say({ is: "drop-leftover" })}>
        {text.drop}
      </button>
    </div>
  );
}

export function RoomActions({ room, say }: { room: Room; say: Say }) {
  const text = useWords().room;
  const mac = /Mac|iPhone|iPad/.test(navigator.userAgent);
  return (
    <div class="room-actions">
      <div class="row">
        <AidButton room={room} kind="hint" say={say} />
        <AidButton room={room} kind="rephrase" say={say} />
        <button type="button" class="quiet" onClick={() => say({ is: "skip" })}>
          {text.skip}
        </button>
      </div>
      <button type="submit" class="primary large" aria-disabled={room.doing.is === "sending"}>
        {text.send}
        <kbd>{text.keys(mac)}</kbd>
      </button>
    </div>
  );
}

function AidButton({ room, kind, say }: { room: Room; kind: AidKind; say: Say }) {
  const text = useWords().room;
  const n = left(room, kind);
  return (
    <button type="button" class="quiet" disabled={n === 0} onClick={() => say({ is: "ask-aid", kind })}>
      {text[kind]} <span class="soft small">{text.left(n)}</span>
    </button>
  );
}
