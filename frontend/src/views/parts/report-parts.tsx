import type { Report } from "../../contract";
import { words } from "../../words";

const text = words.report;

export function Plan({ plan }: { plan: Report["plan"] }) {
  if (plan.length === 0) return null;
  return (
    <section class="plan">
      <h2>{text.plan}</h2>
      <ol>
        {plan.map((step) => (
          <li key={step.do}>
            <p>{step.do}</p>
            <p class="soft small">{step.why}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

export function Delivery({ delivery }: { delivery: Report["delivery"] }) {
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

export function NotCovered({ items }: { items: string[] }) {
  if (items.length === 0) return null;
  return (
    <section class="not-covered">
      <h2>{text.notCovered}</h2>
      <p class="soft small">{text.notCoveredText}</p>
      <ul class="dots">
        {items.map((item, i) => (
          <li key={i}>{item}</li>
        ))}
      </ul>
    </section>
  );
}
