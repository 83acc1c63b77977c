import { labelOf } from "../choice";
import type { Catalog } from "../contract";
import type { Room } from "../room";
import type { Event } from "../state";
import { roomStatus } from "../status";
import { dateOf } from "../time";
import { AnswerBox } from "./parts/answer-box";
import { Confirm } from "./parts/confirm";
import { Clock, ProgressLine, TimeLine } from "./parts/gauges";
import { StatusLine } from "./parts/status-line";
import { Aids, Leftover, RoomActions } from "./parts/room-parts";
import { useWords } from "./words";

interface Props {
  room: Room;
  catalog: Catalog | null;
  online: boolean;
  keeps: boolean;
  say: (event: Event) => void;
}

export function RoomView({ room, catalog, online, keeps, say }: Props) {
  const text = useWords().room;
  const words = useWords();
  const { question, progress, doing } = room;
  const position = Math.min(
    progress.planned,
    question.is_follow_up ? progress.answered : progress.answered + 1,
  );
  const main = question.is_follow_up ? room.turns.findLast((turn) => !turn.question.is_follow_up) : undefined;
  const place = [labelOf(catalog?.roles, room.role), labelOf(catalog?.levels, room.level)].join(" · ");
  const submit = (event: globalThis.Event) => {
    event.preventDefault();
    say({ is: "send" });
  };
  return (
    <form class="room column" onSubmit={submit}>
      <ProgressLine answered={progress.answered} planned={progress.planned} />
      <div class="room-head">
        <p class="position">
          {text.position(position, progress.planned)}
          {question.is_follow_up && <span class="tag">{text.followUp}</span>}
          <span class="soft place">{place}</span>
        </p>
        <button type="button" class="quiet small" onClick={() => say({ is: "finish" })}>
          {text.finish}
        </button>
      </div>
      <div class="asked" aria-live="polite">
        <p class="acknowledgement">{room.acknowledgement}</p>
        <h1 class="question" id="question" tabIndex={-1} key={question.number}>
          {question.text}
        </h1>
        {main && (
          <p class="soft small earlier">
            {text.followUpTo}: {main.question.text}
          </p>
        )}
      </div>
      <AnswerBox room={room} say={say} />
      <Leftover text={room.leftover} say={say} />
      <Aids aids={room.aids} />
      <div class="dock">
        <TimeLine spent={room.spent} minutes={question.minutes} />
        <div class="standing">
          <StatusLine status={roomStatus(room, online, keeps, words.status)} say={say} />
          <Clock spent={room.spent} minutes={question.minutes} />
        </div>
        <RoomActions room={room} say={say} />
      </div>
      {room.expiresAt && <p class="soft small kept">{text.kept(dateOf(room.expiresAt, words.locale))}</p>}
      {doing.is === "confirming" && doing.what === "skip" && (
        <Confirm
          title={text.skipTitle}
          text={text.skipText}
          yes={text.skipConfirm}
          no={words.cancel}
          say={say}
        />
      )}
      {doing.is === "confirming" && doing.what === "finish" && (
        <Confirm
          title={text.finishTitle}
          text={text.finishText(progress.answered, progress.planned)}
          more={room.answer.trim() === "" ? "" : text.finishUnsent}
          yes={text.finishConfirm}
          no={text.keepGoing}
          say={say}
        />
      )}
    </form>
  );
}
