import type { Report } from "../../contract";
import type { Event } from "../../state";
import { useWords } from "../words";

/** The report to take along, and on to the next interview. */
export function KeepReport({ report, say }: { report: Report; say: (event: Event) => void }) {
  const { report: text, share } = useWords();
  return (
    <section class="report-actions">
      <h2>{text.keep}</h2>
      <div class="row">
        <button type="button" class="secondary" onClick={() => window.print()}>
          {text.print}
        </button>
        <button type="button" class="secondary" onClick={() => say({ is: "save", as: "markdown", report })}>
          {text.markdown}
        </button>
        <button type="button" class="secondary" onClick={() => say({ is: "save", as: "json", report })}>
          {text.json}
        </button>
        <button type="button" class="secondary" onClick={() => say({ is: "share" })}>
          {share.open}
        </button>
      </div>
      <p>
        <a class="button primary" href="/set-up">
          {text.another}
        </a>
      </p>
    </section>
  );
}
