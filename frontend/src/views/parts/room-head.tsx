import { type Labels, labelOf } from "../../choice";
import type { Room } from "../../room";
import type { Event } from "../../state";
import { useWords } from "../words";

interface Props {
  room: Room;
  labels: Labels;
  say: (event: Event) => void;
}

/** Where one is in the interview, and the ways out of it. */
export function RoomHead({ room, labels, say }: Props) {
  const { room: text } = useWords();
  const { question, progress } = room;
  const { answered, planned } = progress;
  const position = Math.min(planned, question.is_follow_up ? answered : answered + 1);
  const place = [labelOf(labels.roles, room.role), labelOf(labels.levels, room.level)].join(" · ");
  return (
    <div class="room-head">
      <p class="position">
        {text.position(position, planned)}
        {question.is_follow_up && <span class="tag">{text.followUp}</span>}
        {question.because && <span class="tag">{text.because[question.because]}</span>}
        <span class="soft place">{place}</span>
      </p>
      <div class="row">
        <button type="button" class="quiet small" onClick={() => say({ is: "pause" })}>
          {text.pause}
        </button>
        <button type="button" class="quiet small" onClick={() => say({ is: "finish" })}>
          {text.finish}
        </button>
      </div>
    </div>
  );
}
