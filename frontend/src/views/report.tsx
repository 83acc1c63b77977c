import { cardsOf } from "../cards";
import { labelsOf } from "../choice";
import { standingOf } from "../own-status";
import { type Reading, isObjecting, mayObject } from "../reading";
import { byNumber } from "../recordings";
import { reviewStatus } from "../review-status";
import { type Status, troubled } from "../status";
import type { View } from "./view";
import { Competencies } from "./parts/competencies";
import { Delivery } from "./parts/delivery";
import { Disagree } from "./parts/disagree";
import { KeepReport } from "./parts/keep-report";
import { NotCovered } from "./parts/not-covered";
import { OwnStandingPart } from "./parts/own-standing";
import { Plan } from "./parts/plan";
import { QuestionCards } from "./parts/question-card";
import { ReportHead } from "./parts/report-head";
import { ShareDialog } from "./parts/share-dialog";
import { StatusLine } from "./parts/status-line";
import { useWords } from "./words";

type Props = View & { screen: Reading };

export function ReportView({ screen, state, say }: Props) {
  const words = useWords();
  const { report } = screen;
  if (!report) return <Waiting screen={screen} state={state} say={say} />;
  const { catalog, person, online } = state;
  const labels = labelsOf(catalog.value);
  const standing = reviewStatus(screen, online, words);
  const own = standingOf(state, words);
  const { scale, language } = report;
  // No other model reads what somebody gave to one of their own.
  const reviewed =
    !state.own.of[screen.id] && !report.own_model && person.me !== null && person.me.deep_review !== "none";
  return (
    <article class="report column">
      <ReportHead report={report} labels={labels}>
        {own ? <OwnStandingPart standing={own} say={say} /> : <StatusLine status={standing} say={say} />}
      </ReportHead>
      <Plan report={report} catalog={catalog.value} say={say} />
      <Competencies competencies={report.competencies} scale={scale} language={language} />
      <QuestionCards
        cards={cardsOf(report)}
        scale={scale}
        topics={labels.topics}
        language={language}
        recordings={byNumber(screen.heard)}
      />
      {state.taped.lost.length > 0 && (
        <p class="soft small">{words.recording.lost(state.taped.lost.length)}</p>
      )}
      <Delivery report={report} />
      <NotCovered items={report.not_covered} language={language} />
      {reviewed && (mayObject(screen) || isObjecting(screen)) && (
        <Disagree screen={screen} standing={standing.text} say={say} />
      )}
      <KeepReport {...{ report, person, online, say }} />
      <ShareDialog sharing={screen.sharing} online={online} say={say} />
    </article>
  );
}

function Waiting({ screen, state, say }: Props) {
  const { report: text, status } = useWords();
  const { trouble } = screen.try;
  const standing: Status =
    trouble && trouble.kind !== "scoring"
      ? troubled(screen.try, state.online, text.away, status)
      : { text: text.waiting, tone: "wait", canRetry: false };
  return (
    <section class="report column">
      <h1 tabIndex={-1}>{text.heading}</h1>
      <StatusLine status={standing} say={say} />
    </section>
  );
}
