import { figure } from "../../figures";
import type { Course } from "../../progress";
import { useWords } from "../words";

/** Each competency over time: a small line between its first and its latest score. */
export function Courses({ courses }: { courses: Course[] }) {
  const { progress: text, locale } = useWords();
  if (courses.length === 0) return null;
  const several = courses.some(({ marks }) => marks.length > 1);
  return (
    <section class="courses">
      <h2>{text.competencies}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{text.competency}</th>
            {several && (
              <th scope="col" class="figure">
                {text.first}
              </th>
            )}
            {several && (
              <th scope="col" class="course">
                {text.course}
              </th>
            )}
            <th scope="col" class="figure">
              {text.latest}
            </th>
          </tr>
        </thead>
        <tbody>
          {courses.map(({ id, label, marks }) => {
            const scores = marks.map(({ score }) => score);
            return (
              <tr key={id}>
                <th scope="row">{label}</th>
                {several && <td class="figure">{figure(scores[0] ?? 0, locale)}</td>}
                {several && (
                  <td class="course">
                    <Spark scores={scores} locale={locale} />
                  </td>
                )}
                <td class="figure">{figure(scores.at(-1) ?? 0, locale)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

const WIDTH = 96;
const HEIGHT = 24;

function Spark({ scores, locale }: { scores: number[]; locale: string }) {
  const x = (i: number) => (scores.length === 1 ? WIDTH : (i / (scores.length - 1)) * WIDTH);
  const y = (score: number) => HEIGHT - ((score - 1) / 4) * HEIGHT;
  const said = scores.map((score) => figure(score, locale)).join("; ");
  return (
    <svg class="spark" viewBox={`-3 -3 ${WIDTH + 6} ${HEIGHT + 6}`} role="img" aria-label={said}>
      <line class="ring" x1="0" y1={HEIGHT} x2={WIDTH} y2={HEIGHT} />
      <polyline class="path" points={scores.map((score, i) => `${x(i)},${y(score)}`).join(" ")} />
      <circle class="dot" cx={x(scores.length - 1)} cy={y(scores.at(-1) ?? 1)} r="2.5" />
    </svg>
  );
}
