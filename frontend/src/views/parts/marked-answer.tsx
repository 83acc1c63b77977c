import type { ReportQuestion } from "../../contract";
import { mark } from "../../spans";
import { useWords } from "../words";

interface Props {
  question: ReportQuestion;
  labels: string[];
  language: string;
}

/** The candidate's own words, with what counted as evidence marked and numbered. Text, never markup. */
export function MarkedAnswer({ question, labels, language }: Props) {
  const words = useWords();
  const { answer, evidence } = question;
  if (answer.trim() === "") return <p class="soft">{words.report.noAnswer}</p>;
  const pieces = mark(answer, evidence, labels);
  return (
    <blockquote class="answer" aria-label={words.report.yourAnswer} lang={language}>
      {pieces.map(({ text, marks, ends }, i) =>
        marks.length === 0 ? (
          text
        ) : (
          <mark key={i} title={marks.map((n) => labels[n - 1]).join("; ")}>
            {text}
            {ends.length > 0 && <sup>{ends.join(",")}</sup>}
          </mark>
        ),
      )}
    </blockquote>
  );
}
