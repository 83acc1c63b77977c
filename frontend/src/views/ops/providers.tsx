import type { Counter, OpsProviders, Provider } from "../../ops-contract";
import { dateTimeOf } from "../../time";
import { Table } from "./table";
import { words } from "./words";

const text = words.providers;

/** How each provider fares and what is left of its quota. */
export function ProviderFigures({ figures }: { figures: OpsProviders }) {
  const off = Object.entries(figures.off);
  return (
    <section class="providers">
      <h2>{text.title}</h2>
      {figures.providers.length === 0 && <p>{text.none}</p>}
      {figures.providers.map((provider) => (
        <One key={provider.name} provider={provider} />
      ))}
      {off.length > 0 && (
        <details>
          <summary>{text.off}</summary>
          <Table caption={text.off} columns={text.offColumns} words={2} rows={off} />
        </details>
      )}
    </section>
  );
}

function One({ provider }: { provider: Provider }) {
  const { label, name, status, trains, key, state, wrong, counters, models } = provider;
  return (
    <article class="sheet">
      <h3>
        {label} <State is={state} />
      </h3>
      <p class="soft small">{text.about(status, trains, key)}</p>
      {wrong && <p class="is-wrong">{text.wrong(wrong, "")}</p>}
      {counters.map((counter) => (
        <Quota key={counter.scope} counter={counter} />
      ))}
      <Table
        caption={text.models(name)}
        columns={text.modelColumns}
        words={2}
        rows={models.map((model) => [
          model.id,
          <State is={model.state} />,
          model.answered,
          model.p50_s?.toFixed(1) ?? "–",
          model.p95_s?.toFixed(1) ?? "–",
          errors(model.errors),
          model.ruled_out || text.allowed,
        ])}
      />
    </article>
  );
}

function State({ is }: { is: string }) {
  return <span class={`state is-${is}`}>{text.state[is] ?? is}</span>;
}

function errors(counts: Record<string, number>): string {
  const told = Object.entries(counts).map(([kind, count]) => `${kind.replaceAll("_", " ")} ${count}`);
  return told.join(", ") || "–";
}

function Quota({ counter }: { counter: Counter }) {
  const { scope, wrong, wrong_since, shut_until, windows } = counter;
  return (
    <>
      <h4>{text.quota(scope)}</h4>
      {wrong && (
        <p class="is-wrong">{text.wrong(wrong, wrong_since ? dateTimeOf(wrong_since, "en-GB") : "")}</p>
      )}
      {shut_until && <p class="is-wrong">{text.shut(dateTimeOf(shut_until, "en-GB"))}</p>}
      {windows.length > 0 && (
        <Table
          caption={text.quota(scope)}
          columns={text.quotaColumns}
          rows={windows.map(({ window, limit, used, left, resets_at }) => [
            window,
            amount(used),
            <Bar share={limit > 0 ? used / limit : 1} />,
            amount(left),
            resets_at ? dateTimeOf(resets_at, "en-GB") : text.never,
          ])}
        />
      )}
    </>
  );
}

/** Whole tokens and requests, and cents of money: buckets refill by fractions. */
function amount(value: number): string {
  return value.toLocaleString("en", { maximumFractionDigits: value < 10 ? 2 : 0 });
}

function Bar({ share }: { share: number }) {
  const percent = Math.min(100, Math.round(share * 100));
  return (
    <svg
      class="quota"
      viewBox="0 0 100 6"
      preserveAspectRatio="none"
      role="img"
      aria-label={text.used(percent)}
    >
      <rect class="track" width="100" height="6" />
      <rect class={percent >= 90 ? "fill is-short" : "fill"} width={percent} height="6" />
    </svg>
  );
}
