import type { Room } from "../../room";
import { useWords } from "../words";

/** Characters of a question, alone and with what it follows, from which it is set smaller: the answer keeps its room. */
const LONG = 180;
const LONG_TOGETHER = 260;

/** What the interviewer says. Its place is kept, so that the answer box stands still. */
export function Asked({ room }: { room: Room }) {
  const { room: text } = useWords();
  const { question, turns, language } = room;
  const main = question.is_follow_up ? turns.findLast((turn) => !turn.question.is_follow_up) : undefined;
  const { length } = question.text;
  const long = length > LONG || length + (main?.question.text.length ?? 0) > LONG_TOGETHER;
  const kind = long ? "question is-long" : "question";
  return (
    <div class="asked" aria-live="polite">
      {turns.length === 0 ? (
        <p class="acknowledgement">{text.shaped(room.shaped, room.progress.planned)}</p>
      ) : (
        <p class="acknowledgement" lang={language}>
          {room.acknowledgement}
        </p>
      )}
      <h1 class={kind} id="question" tabIndex={-1} key={question.number} lang={language}>
        {question.text}
      </h1>
      {main && (
        <p class="soft small earlier">
          {text.followUpTo}: <span lang={language}>{main.question.text}</span>
        </p>
      )}
    </div>
  );
}
