import type { OpsCache } from "../../ops-contract";
import { Table } from "./table";
import { words } from "./words";

const text = words.cache;

/** What each tier answered. */
export function CacheFigures({ figures }: { figures: OpsCache }) {
  const { hit_rate, tiers } = figures;
  const rate = hit_rate === null ? text.none : text.rate(`${Math.round(hit_rate * 100)} %`);
  return (
    <section>
      <h2>{text.title}</h2>
      <p class="soft small">{rate}</p>
      {tiers.length > 0 && (
        <Table
          caption={text.title}
          columns={text.columns}
          words={2}
          rows={tiers.map(({ tier, kind, hits, stale, absent, misses, faults }) => [
            ...[tier, kind, hits, stale, absent, misses, faults],
          ])}
        />
      )}
    </section>
  );
}
