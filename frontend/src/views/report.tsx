import { cardsOf, leadOf } from "../cards";
import { labelOf } from "../choice";
import type { Catalog, Report } from "../contract";
import type { Event } from "../state";
import { troubled } from "../status";
import type { Try } from "../tries";
import { words } from "../words";
import { Competencies } from "./parts/competencies";
import { Provenance } from "./parts/provenance";
import { QuestionCards } from "./parts/question-card";
import { Delivery, NotCovered, Plan } from "./parts/report-parts";
import { StatusLine } from "./parts/status-line";

const text = words.report;

interface Props {
  report: Report | null;
  tried: Try;
  catalog: Catalog | null;
  online: boolean;
  say: (event: Event) => void;
}

export function ReportView({ report, tried, catalog, online, say }: Props) {
  if (!report) return <Waiting tried={tried} online={online} say={say} />;
  const { role, level, kind, overall, scale } = report;
  const lead = leadOf(report);
  return (
    <article class="report column">
      <header class="report-head">
        <p class="soft">
          {labelOf(catalog?.roles, role)} · {labelOf(catalog?.levels, level)} ·{" "}
          {labelOf(catalog?.kinds, kind)}
        </p>
        <h1 tabIndex={-1}>{text.heading}</h1>
        <div class="overall">
          <p class="big-figure">
            {overall === null ? text.notScored : overall.toFixed(1)}
            {overall !== null && <span class="soft"> {text.outOf(scale)}</span>}
          </p>
          <div>
            {lead && <p class="meaning">{lead}</p>}
            <p class={lead ? "" : "meaning"}>{report.summary}</p>
          </div>
        </div>
        <Provenance report={report} />
      </header>
      <Plan plan={report.plan} />
      <Competencies competencies={report.competencies} scale={scale} />
      <QuestionCards cards={cardsOf(report)} scale={scale} topics={catalog?.topics ?? []} />
      <Delivery delivery={report.delivery} />
      <NotCovered items={report.not_covered} />
      <div class="row report-actions">
        <button type="button" class="secondary" onClick={() => window.print()}>
          {text.print}
        </button>
        <a class="button primary" href="/set-up">
          {text.another}
        </a>
      </div>
    </article>
  );
}

function Waiting({ tried, online, say }: Pick<Props, "tried" | "online" | "say">) {
  const status =
    tried.trouble && tried.trouble.kind !== "scoring"
      ? troubled(tried, online, text.away)
      : { text: text.waiting, tone: "wait" as const, canRetry: false };
  return (
    <section class="report column">
      <h1 tabIndex={-1}>{text.heading}</h1>
      <StatusLine status={status} say={say} />
    </section>
  );
}
