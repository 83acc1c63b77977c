import type { OpsAlerts } from "../../ops-contract";
import { dateTimeOf } from "../../time";
import { Table } from "./table";
import { words } from "./words";

const text = words.alerts;
type Alert = OpsAlerts["alerts"][number];

/** What is wrong now in a line each; all that is watched in a table below. */
export function AlertFigures({ figures: { alerts } }: { figures: OpsAlerts }) {
  const firing = alerts.filter((alert) => alert.firing);
  return (
    <section class="alerts">
      <h2>{text.title}</h2>
      {firing.length === 0 && <p>{text.none}</p>}
      {firing.length > 0 && (
        <ul>
          {firing.map((alert) => (
            <li key={alert.name} class="is-wrong">
              {text.firing(alert.name, alert.text, alert.since ? dateTimeOf(alert.since, "en-GB") : "")}
            </li>
          ))}
        </ul>
      )}
      <details>
        <summary>{text.watched}</summary>
        <Table caption={text.watched} columns={text.columns} words={4} rows={alerts.map(cells)} />
      </details>
    </section>
  );
}

function cells({ name, firing, bad, since, text: found }: Alert) {
  return [
    name,
    <span class={`state ${firing || bad ? "is-open" : ""}`}>{text.state(firing, bad)}</span>,
    found,
    since ? dateTimeOf(since, "en-GB") : text.never,
  ];
}
