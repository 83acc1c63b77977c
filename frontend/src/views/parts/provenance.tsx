import type { Report } from "../../contract";
import { dateTimeOf } from "../../time";
import { words } from "../../words";

const text = words.report;

/** Who scored this, by what, when, and how sure that is. */
export function Provenance({ report }: { report: Report }) {
  const { scored_by, rubric_version, scored_at, confidence, status, flags } = report;
  const parts = [
    text.provenance(text.by(scored_by), rubric_version, dateTimeOf(scored_at, words.locale)),
    confidence === null ? "" : text.confidence(confidence),
    status === "provisional" ? text.provisional : "",
  ];
  return (
    <div class="provenance soft small">
      <p>{parts.filter(Boolean).join(" ")}</p>
      {flags.length > 0 && (
        <ul>
          {flags.map((flag) => (
            <li key={flag}>{flag}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
