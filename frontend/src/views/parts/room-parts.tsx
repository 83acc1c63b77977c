import { useEffect, useRef } from "preact/hooks";
import type { Aid, AidKind } from "../../contract";
import type { Room, RoomEvent } from "../../room";
import { left } from "../../sending";
import type { Event } from "../../state";
import { useWords } from "../words";

type Say = (event: Event) => void;

/** Hints and rephrasings given, the newest last; they stand below the box, so that it stays where it is. */
export function Aids({ aids, language }: { aids: Aid[]; language: string }) {
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
          <p lang={language}>{aid.text}</p>
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

function Microphone() {
  return (
    <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
      <path
        d="M10 2.5a2.5 2.5 0 0 0-2.5 2.5v4.5a2.5 2.5 0 0 0 5 0V5A2.5 2.5 0 0 0 10 2.5ZM4.5 9.5a5.5 5.5 0 0 0 11 0M10 15v2.5"
        fill="none"
        stroke="currentColor"
        stroke-width="1.5"
        stroke-linecap="round"
      />
    </svg>
  );
}

export function RoomActions({ room, mic, say }: { room: Room; mic: RoomEvent; say: Say }) {
  const text = useWords().room;
  const listening = room.voice.is === "on";
  const mac = /Mac|iPhone|iPad/.test(navigator.userAgent);
  return (
    <div class="room-actions">
      <div class="row helps">
        <AidButton room={room} kind="hint" say={say} />
        <AidButton room={room} kind="rephrase" say={say} />
        <button type="button" class="quiet" onClick={() => say({ is: "skip" })}>
          {text.skip}
        </button>
      </div>
      <div class="row sends">
        <button
          type="button"
          class={listening ? "secondary large is-on" : "secondary large"}
          onClick={() => say(mic)}
        >
          <Microphone />
          {listening ? text.stopSpeaking : text.speak}
        </button>
        <button type="submit" class="primary large" aria-disabled={room.doing.is === "sending"}>
          {text.send}
          <kbd>{text.keys(mac)}</kbd>
        </button>
      </div>
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
