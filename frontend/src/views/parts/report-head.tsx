import type { ComponentChildren } from "preact";
import { leadOf } from "../../cards";
import { type Labels, labelOf } from "../../choice";
import { figure } from "../../figures";
import type { Report } from "../../contract";
import { dateTimeOf } from "../../time";
import { OwnReviewPart } from "./own-review";
import { useWords } from "../words";

interface Props {
  report: Report;
  labels: Labels;
  children: ComponentChildren;
}

/** The overall score with who gave it, what it means, and how sure that is. */
export function ReportHead({ report, labels, children }: Props) {
  const { report: text, own, locale } = useWords();
  const { role, level, kind, overall, scale, language, flags, confidence, judges, own_model } = report;
  const lead = leadOf(report);
  const place = [labelOf(labels.roles, role), labelOf(labels.levels, level), labelOf(labels.kinds, kind)];
  return (
    <header class="report-head">
      <p class="soft">{place.join(" · ")}</p>
      <h1 tabIndex={-1}>{text.heading}</h1>
      <p class="overall">
        {overall === null ? (
          <span class="big-figure is-none">{text.notScored}</span>
        ) : (
          <>
            <span class="big-figure">{figure(overall, locale)}</span> {text.outOf(scale)},{" "}
          </>
        )}
        {overall !== null && (
          <span class="by">{own_model ? own.by(own_model.name) : text.by(report.scored_by)}</span>
        )}
      </p>
      {lead && (
        <p class="meaning" lang={language}>
          {lead}
        </p>
      )}
      <p class={lead ? "" : "meaning"} lang={language}>
        {report.summary}
      </p>
      <div class="provenance soft small">
        {children}
        <p>
          {text.provenance(report.rubric_version, dateTimeOf(report.scored_at, locale))}{" "}
          {confidence !== null && text.confidence(confidence)}
        </p>
        <OwnReviewPart report={report} />
        {judges.length > 1 && (
          <ul aria-label={text.judges.title}>
            {judges.map(({ sort, provider, model, overall: own }) => (
              <li key={sort}>
                {`${provider}/${model}`}: {figure(own, locale)},{" "}
                {text.judges[sort as keyof typeof text.judges] ?? sort}
              </li>
            ))}
          </ul>
        )}
        {flags.length > 0 && (
          <ul lang={language}>
            {flags.map((flag) => (
              <li key={flag}>{flag}</li>
            ))}
          </ul>
        )}
      </div>
    </header>
  );
}
