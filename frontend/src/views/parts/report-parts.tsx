import type { Report } from "../../contract";
import { useWords } from "../words";

export function Delivery({ delivery }: { delivery: Report["delivery"] }) {
  const text = useWords().report;
  if (!delivery) return null;
  const { words_per_minute, longest_answer_seconds, talk_time_seconds, filler_words } = delivery;
  const fillers = Object.entries(filler_words).map(([word, count]) => `${word} ${count}`);
  const rows: [string, string | null][] = [
    [text.pace, words_per_minute === null ? null : text.paceOf(words_per_minute)],
    [text.longest, longest_answer_seconds === null ? null : text.duration(longest_answer_seconds)],
    [text.talk, talk_time_seconds === null ? null : text.duration(talk_time_seconds)],
    [text.fillers, fillers.length === 0 ? text.noFillers : fillers.join(", ")],
  ];
  return (
    <section class="delivery">
      <h2>{text.delivery}</h2>
      <dl>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

export function NotCovered({ items, language }: { items: string[]; language: string }) {
  const text = useWords().report;
  if (items.length === 0) return null;
  return (
    <section class="not-covered">
      <h2>{text.notCovered}</h2>
      <p class="soft small">{text.notCoveredText}</p>
      <ul class="dots" lang={language}>
        {items.map((item, i) => (
          <li key={i}>{item}</li>
        ))}
      </ul>
    </section>
  );
}
