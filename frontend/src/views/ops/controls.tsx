import type { OpsTask, OpsWish } from "../../ops";
import type { Event } from "../../state";
import { DayExport } from "./day-export";
import { words } from "./words";

interface Props {
  task: OpsTask;
  /** Today's, as the figures name it. */
  day: string;
  say: (event: Event) => void;
}

const text = words.controls;
const AT_ONCE = ["prewarm", "requeue"] as const;

/** What the operator may have done now instead of at its hour; how it went stands in one line. */
export function Controls({ task, day, say }: Props) {
  const busy = task.is === "running";
  const want = (wish: OpsWish) => say({ is: "ops-do", wish });
  return (
    <section class="controls">
      <h2>{text.title}</h2>
      {AT_ONCE.map((deed) => (
        <div key={deed} class="control">
          <button
            type="button"
            class="secondary"
            aria-describedby={`about-${deed}`}
            aria-disabled={busy}
            onClick={() => want({ deed })}
          >
            {text.deeds[deed]}
          </button>
          <p id={`about-${deed}`} class="soft small">
            {text.about[deed]}
          </p>
        </div>
      ))}
      {day && <DayExport {...{ today: day, busy, want }} />}
      <p role="status">{standing(task)}</p>
    </section>
  );
}

function standing(task: OpsTask): string {
  switch (task.is) {
    case "none":
      return "";
    case "running":
      return text.running[task.wish.deed];
    case "failed":
      return task.kind === "refused" ? words.absent : text.failed;
    case "done":
      return outcome(task);
  }
}

function outcome({ outcome }: Extract<OpsTask, { is: "done" }>): string {
  switch (outcome.is) {
    case "prewarmed":
      return text.prewarmed(outcome.told);
    case "requeued":
      return text.requeued(outcome.told);
    case "exported":
      return text.exported(outcome.name, outcome.interviews);
  }
}
