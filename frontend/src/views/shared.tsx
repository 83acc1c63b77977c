import { cardsOf } from "../cards";
import { labelsOf } from "../choice";
import { isAwaited } from "../looking";
import type { Shared } from "../shared";
import { type Status, troubled } from "../status";
import { momentOf } from "../time";
import type { Words } from "../words/en";
import type { View } from "./view";
import { Competencies } from "./parts/competencies";
import { Delivery } from "./parts/delivery";
import { NotCovered } from "./parts/not-covered";
import { Plan } from "./parts/plan";
import { QuestionCards } from "./parts/question-card";
import { ReportHead } from "./parts/report-head";
import { StatusLine } from "./parts/status-line";
import { Speaking, useWords } from "./words";

/** Somebody else's report, by its link: to read and to print, nothing to do with it. */
export function SharedView({ screen, state, say }: View & { screen: Shared }) {
  const words = useWords();
  const { shared: text } = words;
  const { report } = screen;
  const standing: Status = screen.try.trouble
    ? troubled(screen.try, state.online, "", words.status)
    : { text: standingOf(screen, words), tone: "quiet", canRetry: false };
  if (!report) {
    return (
      <section class="report column">
        <h1 tabIndex={-1}>{text.report.heading}</h1>
        <StatusLine status={standing} say={say} />
      </section>
    );
  }
  const labels = labelsOf(state.catalog.value);
  const { scale, language } = report;
  return (
    <Speaking
      value={{ ...words, report: { ...words.report, ...text.report }, own: { ...words.own, ...text.own } }}
    >
      <article class="report column">
        <p class="shared-note soft">{text.note}</p>
        <ReportHead report={report} labels={labels}>
          <StatusLine status={standing} say={say} />
        </ReportHead>
        <Competencies competencies={report.competencies} scale={scale} language={language} />
        <QuestionCards cards={cardsOf(report)} scale={scale} topics={labels.topics} language={language} />
        <Delivery report={report} />
        <NotCovered items={report.not_covered} language={language} />
        <Plan report={report} catalog={null} say={say} />
        <section class="report-actions">
          <button type="button" class="secondary" onClick={() => window.print()}>
            {words.report.print}
          </button>
        </section>
      </article>
    </Speaking>
  );
}

function standingOf({ report, replaced }: Shared, words: Words): string {
  const { report: text, shared } = words;
  if (!report) return shared.waiting;
  if (isAwaited({ report })) {
    const { place, expected_at } = report.review;
    return text.reviewWaits(false, place, expected_at === null ? "" : momentOf(expected_at, words));
  }
  if (replaced) return text.replaced;
  return report.status === "provisional" ? text.provisional : "";
}
