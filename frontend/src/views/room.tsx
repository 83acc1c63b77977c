import { useLayoutEffect } from "preact/hooks";
import { labelsOf } from "../choice";
import { nameOf } from "../own";
import type { Room, RoomEvent } from "../room";
import { eventOf } from "../shortcuts";
import { doubtOf } from "../own-status";
import { records } from "../senses";
import { type Status, roomStatus } from "../status";
import { dateOf } from "../time";
import type { View } from "./view";
import { AnswerBox } from "./parts/answer-box";
import { Asked } from "./parts/asked";
import { Clock, ProgressLine, TimeLine } from "./parts/gauges";
import { RoomDialogs } from "./parts/room-dialogs";
import { RoomHead } from "./parts/room-head";
import { Aids, Leftover, RoomActions } from "./parts/room-parts";
import { StatusLine } from "./parts/status-line";
import { useWords } from "./words";

export function RoomView({ room, state, say }: View & { room: Room }) {
  const words = useWords();
  const { room: text, status, recording, locale } = words;
  const { catalog, online, keeps, habits, can } = state;
  const { question, progress } = room;
  const recorded = records(state);
  const mic = micEvent(room, habits.mic && (can.hear || recorded));
  useShortcuts(habits.keys && room.doing.is === "writing", mic, say);
  // Null where there is nothing to choose.
  const record = state.offers.recordings && can.record ? habits.record : null;
  const standing = besides(recordedToo(roomStatus(room, online, keeps, status)), doubtOf(state, words));
  const model = state.own.of[room.id];
  const submit = (event: globalThis.Event) => {
    event.preventDefault();
    say({ is: "send" });
  };
  return (
    <form class="room column" onSubmit={submit}>
      <ProgressLine answered={progress.answered} planned={progress.planned} />
      <RoomHead room={room} labels={labelsOf(catalog.value)} say={say} />
      <Asked room={room} />
      <AnswerBox room={room} habits={habits} speaks={can.speak} record={record} say={say} />
      <Leftover text={room.leftover} say={say} />
      <Aids aids={room.aids} language={room.language} />
      <div class="dock">
        <TimeLine spent={room.spent} minutes={question.minutes} />
        <div class="standing">
          <StatusLine status={standing} say={say} />
          <Clock spent={room.spent} minutes={question.minutes} />
        </div>
        <RoomActions room={room} mic={mic} say={say} />
      </div>
      {(room.expiresAt || model) && (
        <p class="soft small kept">
          {[
            room.expiresAt && text.kept(dateOf(room.expiresAt, locale)),
            model && words.own.beside(nameOf(model)),
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
      )}
      <RoomDialogs room={room} habits={habits} hears={can.hear} record={record} say={say} />
    </form>
  );

  /** Whoever is recorded can see it. */
  function recordedToo(told: Status): Status {
    if (!recorded || room.voice.is !== "on") return told;
    return { ...told, text: can.hear ? `${told.text} ${recording.on}` : recording.only };
  }
}

/** What may be said where nothing more pressing is. */
function besides(told: Status, more: string): Status {
  return told.tone === "quiet" && more !== ""
    ? { ...told, text: [told.text, more].filter(Boolean).join(" ") }
    : told;
}

/** What pressing the microphone does: the first time it is tried before it is used. */
function micEvent({ voice }: Room, tried: boolean): RoomEvent {
  if (voice.is === "on") return { is: "hush" };
  return tried ? { is: "listen" } : { is: "try-mic" };
}

function useShortcuts(active: boolean, mic: RoomEvent, say: View["say"]): void {
  // At once, not after the next frame: a key pressed as soon as a hint shows must count.
  useLayoutEffect(() => {
    if (!active) return;
    const onKey = (event: KeyboardEvent) => {
      const typing = event.target instanceof Element && event.target.matches("input, textarea, select");
      if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
      const does = eventOf(event.key, mic);
      if (event.key.toLowerCase() === "a") document.getElementById("answer")?.focus();
      else if (does) say(does);
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [active, mic.is]);
}
