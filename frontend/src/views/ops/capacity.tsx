import type { OpsCapacity } from "../../ops-contract";
import { Table } from "./table";
import { Tiles } from "./tiles";
import { words } from "./words";

const text = words.capacity;

/** What the keys that are set carry, and which limit is met first. */
export function CapacityFigures({ figures }: { figures: OpsCapacity }) {
  const { a_day, interviews, counters, questions, next_24_hours } = figures;
  const binds = Object.entries(a_day.binds);
  return (
    <section>
      <h2>{text.title}</h2>
      <p class="soft small">{text.text(questions)}</p>
      <Tiles
        tiles={[
          [text.next, next_24_hours],
          [text.day, a_day.calls],
          [text.requests, a_day.by_requests],
          [text.tokens, a_day.by_tokens],
          [text.rich, interviews.rich],
          [text.standard, interviews.standard],
        ]}
      />
      {binds.length > 0 && <Table caption={text.binds} columns={text.bindsColumns} rows={binds} />}
      {counters.length > 0 && (
        <details>
          <summary>{text.counters}</summary>
          <Table
            caption={text.counters}
            columns={text.columns}
            words={3}
            rows={counters.map(({ scope, model, binds, calls, by_requests, by_tokens }) => [
              ...[scope, model, binds, calls, by_requests ?? "–", by_tokens ?? "–"],
            ])}
          />
        </details>
      )}
    </section>
  );
}
