import { clock } from "../../time";
import { words } from "../../words";

/** How far along: one segment for each main question. */
export function ProgressLine({ answered, planned }: { answered: number; planned: number }) {
  const label = words.room.progress(answered, planned);
  return (
    <div class="progress" role="img" aria-label={label}>
      {Array.from({ length: planned }, (_, i) => (
        <span key={i} class={i < answered ? "done" : i === answered ? "now" : ""} />
      ))}
    </div>
  );
}

/** Time on this question against what is usual. It never presses: beyond the usual it only says so. */
export function Clock({ spent, minutes }: { spent: number; minutes: number }) {
  const share = Math.min(1, spent / (minutes * 60));
  const text = share < 1 ? words.room.spent(clock(spent), minutes) : words.room.over(clock(spent));
  return (
    <p class="clock">
      <svg class="time-line" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
        <rect width="100" height="1" class="track" />
        <rect width={share * 100} height="1" class="fill" />
      </svg>
      <span class="hidden">{words.room.timeTaken}: </span>
      {text}
    </p>
  );
}
