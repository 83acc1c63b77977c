import type { Report } from "../../contract";
import { useLazy } from "../lazy";
import { useWords } from "../words";
import { ScoreBar } from "./score-bar";

interface Props {
  competencies: Report["competencies"];
  scale: number;
  language: string;
}

/** The same scores twice: drawn for a first look, and as a table to read. */
export function Competencies({ competencies, scale, language }: Props) {
  const { report: text, locale } = useWords();
  const Radar = useLazy(
    () => import("../charts/radar"),
    (charts) => charts.Radar,
  );
  const scored = competencies.filter(({ score }) => score !== null);
  if (competencies.length === 0) return null;
  return (
    <section class="competencies">
      <h2>{text.competencies}</h2>
      {scored.length > 2 && (
        <div class="radar-place">
          {Radar && <Radar values={scored} scale={scale} locale={locale} title={text.radar} />}
        </div>
      )}
      <table role="table">
        <thead role="rowgroup">
          <tr role="row">
            {[text.competency, text.score, text.why].map((name) => (
              <th key={name} role="columnheader" scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {competencies.map(({ id, label, score, meaning, why }) => (
            <tr key={id} role="row" lang={language}>
              <th role="rowheader" scope="row">
                {label}
              </th>
              <td role="cell">
                <ScoreBar score={score} scale={scale} />
              </td>
              <td role="cell">
                {why}
                {meaning && <span class="soft small block">{meaning}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
