import type { Report } from "../../contract";
import { words } from "../../words";
import { ScoreBar } from "./score-bar";

const text = words.report;

interface Props {
  competencies: Report["competencies"];
  scale: number;
}

export function Competencies({ competencies, scale }: Props) {
  if (competencies.length === 0) return null;
  return (
    <section class="competencies">
      <h2>{text.competencies}</h2>
      <ul class="plain">
        {competencies.map(({ id, label, score, meaning, why }) => (
          <li key={id}>
            <h3>{label}</h3>
            <ScoreBar score={score} scale={scale} />
            <p>
              {why}
              {meaning && <span class="soft small block">{meaning}</span>}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
