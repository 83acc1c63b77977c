import { OPS_DEEDS, type OpsTask } from "../../ops";
import type { Event } from "../../state";
import { words } from "./words";

const text = words.controls;

/** What the operator may have done now instead of at its hour; how it went stands in one line. */
export function Controls({ task, say }: { task: OpsTask; say: (event: Event) => void }) {
  return (
    <section class="controls">
      <h2>{text.title}</h2>
      {OPS_DEEDS.map((deed) => (
        <div key={deed} class="control">
          <button
            type="button"
            class="secondary"
            aria-describedby={`about-${deed}`}
            aria-disabled={task.is === "running"}
            onClick={() => say({ is: "ops-do", deed })}
          >
            {text.deeds[deed]}
          </button>
          <p id={`about-${deed}`} class="soft small">
            {text.about[deed]}
          </p>
        </div>
      ))}
      <p role="status">{standing(task)}</p>
    </section>
  );
}

function standing(task: OpsTask): string {
  switch (task.is) {
    case "none":
      return "";
    case "running":
      return text.running[task.deed];
    case "failed":
      return task.kind === "refused" ? words.absent : text.failed;
    case "done":
      return task.outcome.is === "prewarmed"
        ? text.prewarmed(task.outcome.told)
        : text.requeued(task.outcome.told);
  }
}
