import type { ReportQuestion } from "../../contract";
import { mark } from "../../spans";
import { words } from "../../words";

/** The candidate's own words, with what counted as evidence marked and numbered. Text, never markup. */
export function MarkedAnswer({ question, labels }: { question: ReportQuestion; labels: string[] }) {
  const { answer, evidence } = question;
  if (answer.trim() === "") return <p class="soft">{words.report.noAnswer}</p>;
  const pieces = mark(answer, evidence, labels);
  return (
    <blockquote class="answer" aria-label={words.report.yourAnswer}>
      {pieces.map(({ text, marks }, i) =>
        marks.length === 0 ? (
          text
        ) : (
          <mark key={i} title={marks.map((n) => labels[n - 1]).join("; ")}>
            {text}
            <sup>{marks.join(",")}</sup>
          </mark>
        ),
      )}
    </blockquote>
  );
}
