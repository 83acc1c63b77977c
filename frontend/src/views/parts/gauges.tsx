import { clock } from "../../time";
import { useWords } from "../words";

/** How far along: one segment for each main question. */
export function ProgressLine({ answered, planned }: { answered: number; planned: number }) {
  const words = useWords();
  const label = words.room.progress(answered, planned);
  return (
    <div class="progress" role="img" aria-label={label}>
      {Array.from({ length: planned }, (_, i) => (
        <span key={i} class={i < answered ? "done" : i === answered ? "now" : ""} />
      ))}
    </div>
  );
}

interface Time {
  spent: number;
  minutes: number;
}

const shareOf = ({ spent, minutes }: Time) => Math.min(1, spent / (minutes * 60));

/** Time on this question against what is usual, as a line. */
export function TimeLine(time: Time) {
  return (
    <svg class="time-line" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      <rect width="100" height="1" class="track" />
      <rect width={shareOf(time) * 100} height="1" class="fill" />
    </svg>
  );
}

/** The same in words. It never presses: beyond the usual it only says so. */
export function Clock({ spent, minutes }: Time) {
  const words = useWords();
  const over = shareOf({ spent, minutes }) >= 1;
  return (
    <p class="clock">
      <span class="hidden">{words.room.timeTaken}: </span>
      {over ? words.room.over(clock(spent)) : words.room.spent(clock(spent), minutes)}
    </p>
  );
}
