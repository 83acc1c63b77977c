import type { Report } from "../../contract";
import type { Event } from "../../state";
import type { Person } from "../../person";
import { EraseOne } from "./erase-one";
import { useWords } from "../words";

interface Props {
  report: Report;
  person: Person;
  online: boolean;
  say: (event: Event) => void;
}

/** The report to take along, and on to the next interview. */
export function KeepReport({ report, person, online, say }: Props) {
  const { report: text, share, data } = useWords();
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
        <button type="button" class="quiet" onClick={() => say({ is: "erase-one", id: report.id })}>
          {data.eraseOne}
        </button>
      </div>
      <EraseOne {...{ person, online, say }} />
      <p>
        <a class="button primary" href="/set-up">
          {text.another}
        </a>
      </p>
    </section>
  );
}
