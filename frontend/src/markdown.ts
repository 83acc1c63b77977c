/** A report as Markdown, to keep or to send. Pure. */

import { type Card, cardsOf } from "./cards";
import { type Labels, labelOf } from "./choice";
import type { Report, ReportQuestion } from "./contract";
import { counted } from "./delivery";
import { figure } from "./figures";
import { dateTimeOf } from "./time";
import type { Words } from "./words/en";

export function markdownOf(report: Report, labels: Labels, words: Words): string {
  const text = words.report;
  const { overall, scale, scored_by, scored_at, own_model } = report;
  const by = own_model ? words.own.by(own_model.name) : text.by(scored_by);
  const offline = own_model?.offline?.overall ?? null;
  const told = (score: number | null) => (score === null ? text.notScored : figure(score, words.locale));
  const place = [
    labelOf(labels.roles, report.role),
    labelOf(labels.levels, report.level),
    labelOf(labels.kinds, report.kind),
  ].join(" · ");
  const line =
    overall === null ? text.notScored : `**${figure(overall, words.locale)}** ${text.outOf(scale)}, ${plain(by)}`;
  return [
    `# ${text.heading}`,
    `${plain(place)}, ${dateTimeOf(scored_at, words.locale)}`,
    line,
    offline === null ? "" : words.own.offline(`${figure(offline, words.locale)} ${text.outOf(scale)}`),
    plain(report.summary),
    ...section(
      text.plan,
      report.plan.map((step, i) => `${i + 1}. ${plain(step.do)} ${plain(step.why)}`),
    ),
    ...section(
      text.competencies,
      report.competencies.map(({ label, score, why }) => `- ${plain(label)}: ${told(score)}. ${plain(why)}`),
    ),
    `## ${text.questions}`,
    ...cardsOf(report).flatMap((card, i) => cardText(card, i + 1, words)),
    ...section(text.delivery, spoken(report, text)),
    ...section(text.notCovered, report.not_covered.map(item)),
  ]
    .filter(Boolean)
    .join("\n\n")
    .concat("\n");
}

function cardText(
  { main, followUps, heard, missing, unsure }: Card,
  place: number,
  { report: text, locale }: Words,
): string[] {
  const score = main.skipped
    ? text.skipped
    : main.score === null
      ? text.notScored
      : figure(main.score, locale);
  return [
    `### ${place}. ${plain(main.text)}`,
    `${score}. ${plain(main.meaning)}`,
    answered(main, text.noAnswer),
    ...followUps.flatMap((one) => [`**${text.followUp}:** ${plain(one.text)}`, answered(one, text.noAnswer)]),
    ...listed(text.heard, heard),
    ...listed(text.missed, missing),
    ...(unsure.length === 0 ? [] : [...listed(text.unsure, unsure), plain(text.unsureNote)]),
    main.strong_answer && `**${text.strong}:** ${plain(main.strong_answer)}`,
  ];
}

function spoken({ delivery }: Report, text: Words["report"]): string[] {
  if (!delivery) return [];
  const { words_per_minute, longest_pause_seconds, filler_words, hedges } = delivery;
  return [
    words_per_minute === null ? "" : `${text.pace}: ${text.paceOf(words_per_minute)}`,
    longest_pause_seconds === null ? "" : `${text.pause}: ${text.duration(longest_pause_seconds)}`,
    `${text.fillers}: ${counted(filler_words) || text.noFillers}`,
    `${text.hedges}: ${counted(hedges) || text.noFillers}`,
  ]
    .filter(Boolean)
    .map(item);
}

function answered({ answer, skipped }: ReportQuestion, none: string): string {
  if (skipped) return "";
  if (answer.trim() === "") return none;
  return answer
    .split(/\r\n|[\n\r\u0085\u2028\u2029]/)
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

/**
 * Text that means itself: nothing in it is read as markup, neither by what stands in it nor by how it begins (a list, a
 * rule, a block set in), and no soft hyphen is left in it.
 */
function plain(line: string): string {
  return line
    .replace(/\u00ad/g, "")
    .replace(/[\\`*_{}[\]<>#|~&]/g, "\\$&")
    .replace(/^[ \t]+/, (blanks) => "\u00a0".repeat(blanks.length))
    .replace(/^(\u00a0*\d*)([-+=.)])/, "$1\\$2");
}
