import { placesOf } from "../../cards";
import type { Report } from "../../contract";
import { type PlacedAnswer, counted, paceCourse } from "../../delivery";
import { useLazy } from "../lazy";
import { useWords } from "../words";

/** How it was spoken: in figures, in a word on the pace, and answer by answer. */
export function Delivery({ report }: { report: Report }) {
  const text = useWords().report;
  const { delivery } = report;
  if (!delivery) return null;
  const { words_per_minute, longest_answer_seconds, talk_time_seconds, longest_pause_seconds } = delivery;
  const { filler_words, hedges } = delivery;
  const places = placesOf(report);
  const answers = delivery.answers.map((one) => ({ ...one, place: places[one.number] ?? `${one.number}` }));
  const course = paceCourse(answers);
  const rows: [string, string | null][] = [
    [text.pace, words_per_minute === null ? null : text.paceOf(words_per_minute)],
    [text.talk, talk_time_seconds === null ? null : text.duration(talk_time_seconds)],
    [text.longest, longest_answer_seconds === null ? null : text.duration(longest_answer_seconds)],
    [text.pause, longest_pause_seconds === null ? text.noPause : text.duration(longest_pause_seconds)],
    [text.fillers, counted(filler_words) || text.noFillers],
    [text.hedges, counted(hedges) || text.noFillers],
  ];
  return (
    <section class="delivery">
      <h2>{text.delivery}</h2>
      <p class="soft small">{text.deliveryText}</p>
      <dl>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {course && <p>{text.course[course]}</p>}
      {answers.length > 1 && <Chart answers={answers} />}
      {answers.length > 0 && <Answers answers={answers} />}
    </section>
  );
}

function Chart({ answers }: { answers: PlacedAnswer[] }) {
  const text = useWords().report;
  const Pace = useLazy(
    () => import("../charts/pace"),
    (charts) => charts.Pace,
  );
  return (
    <figure>
      <figcaption class="soft small">{text.paceChart}</figcaption>
      <div class="pace-place">{Pace && <Pace answers={answers} title={text.paceName} />}</div>
    </figure>
  );
}

function Answers({ answers }: { answers: PlacedAnswer[] }) {
  const text = useWords().report;
  return (
    <details>
      <summary>{text.byAnswer}</summary>
      <div class="scrolls" tabIndex={0} role="region" aria-label={text.byAnswer}>
        <table>
          <thead>
            <tr>
              {text.answerColumns.map((column, i) => (
                <th key={column} scope="col" class={i === 0 ? "" : "figure"}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {answers.map((one) => (
              <tr key={one.number}>
                <th scope="row">{one.place}</th>
                {[
                  Math.round(one.seconds),
                  Math.round(one.words_per_minute),
                  one.filler_words,
                  one.hedges,
                  one.longest_pause_seconds === null ? "–" : Math.round(one.longest_pause_seconds),
                ].map((cell, i) => (
                  <td key={i} class="figure">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
