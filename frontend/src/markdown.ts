/** A report as Markdown, to keep or to send. Pure. */

import { type Card, cardsOf } from "./cards";
import { type Labels, labelOf } from "./choice";
import type { Report, ReportQuestion } from "./contract";
import { dateTimeOf } from "./time";
import type { Words } from "./words/en";

export function markdownOf(report: Report, labels: Labels, words: Words): string {
  const text = words.report;
  const { overall, scale, scored_by, scored_at } = report;
  const place = [
    labelOf(labels.roles, report.role),
    labelOf(labels.levels, report.level),
    labelOf(labels.kinds, report.kind),
  ].join(" · ");
  const figure =
    overall === null
      ? text.notScored
      : `**${overall.toFixed(1)}** ${text.outOf(scale)}, ${text.by(scored_by)}`;
  return [
    `# ${text.heading}`,
    `${plain(place)}, ${dateTimeOf(scored_at, words.locale)}`,
    figure,
    plain(report.summary),
    ...section(
      text.plan,
      report.plan.map((step, i) => `${i + 1}. ${plain(step.do)} ${plain(step.why)}`),
    ),
    ...section(
      text.competencies,
      report.competencies.map(
        ({ label, score, why }) => `- ${plain(label)}: ${score?.toFixed(1) ?? text.notScored}. ${plain(why)}`,
      ),
    ),
    `## ${text.questions}`,
    ...cardsOf(report).flatMap((card, i) => cardText(card, i + 1, words)),
    ...section(text.notCovered, report.not_covered.map(item)),
  ]
    .filter(Boolean)
    .join("\n\n")
    .concat("\n");
}

function cardText(
  { main, followUps, heard, missing }: Card,
  place: number,
  { report: text }: Words,
): string[] {
  const score = main.skipped ? text.skipped : (main.score?.toFixed(1) ?? text.notScored);
  return [
    `### ${place}. ${plain(main.text)}`,
    `${score}. ${plain(main.meaning)}`,
    answered(main, text.noAnswer),
    ...followUps.flatMap((one) => [`**${text.followUp}:** ${plain(one.text)}`, answered(one, text.noAnswer)]),
    ...listed(text.heard, heard),
    ...listed(text.missed, missing),
    main.strong_answer && `**${text.strong}:** ${plain(main.strong_answer)}`,
  ];
}

function answered({ answer, skipped }: ReportQuestion, none: string): string {
  if (skipped) return "";
  if (answer.trim() === "") return none;
  return answer
    .split("\n")
    .map((line) => `> ${plain(line)}`)
    .join("\n");
}

function section(title: string, lines: string[]): string[] {
  return lines.length === 0 ? [] : [`## ${title}`, lines.join("\n")];
}

function listed(title: string, items: string[]): string[] {
  return items.length === 0 ? [] : [`**${title}:**`, items.map(item).join("\n")];
}

const item = (line: string): string => `- ${plain(line)}`;

/** Text that means itself: nothing in it is read as markup. */
function plain(line: string): string {
  return line.replace(/[\\`*_{}[\]<>#|~]/g, "\\$&");
}
