import { focusedOn } from "../../choice";
import type { Catalog, Report } from "../../contract";
import type { Event } from "../../state";
import { useWords } from "../words";

interface Props {
  report: Report;
  catalog: Catalog | null;
  say: (event: Event) => void;
}

/** What to do next; where the catalogue serves the topic, a short interview on it is one click away. */
export function Plan({ report, catalog, say }: Props) {
  const text = useWords().report;
  if (report.plan.length === 0) return null;
  return (
    <section class="plan">
      <h2>{text.plan}</h2>
      <ol>
        {report.plan.map((step, i) => {
          const choice = catalog && step.topic ? focusedOn(catalog, report, step.topic) : null;
          return (
            <li key={step.do}>
              <div lang={report.language}>
                <p id={`step-${i}`}>{step.do}</p>
                <p class="soft small">{step.why}</p>
              </div>
              {choice && (
                <button
                  type="button"
                  class="link small"
                  aria-describedby={`step-${i}`}
                  onClick={() => say({ is: "practise", key: crypto.randomUUID(), choice })}
                >
                  {text.practise}
                </button>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
