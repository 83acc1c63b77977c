import { labelOf } from "../../choice";
import type { Catalog, PastInterview } from "../../contract";
import { dateOf } from "../../time";
import { words } from "../../words";

const { mine } = words;

interface Props {
  past: PastInterview[] | null;
  troubled: boolean;
  catalog: Catalog | null;
}

/** What can be gone on with, and what was finished. The place is reserved while it loads. */
export function Past({ past, troubled, catalog }: Props) {
  const open = past?.filter((one) => one.status === "in_progress") ?? [];
  const done = past?.filter((one) => one.status === "finished") ?? [];
  const name = (one: PastInterview) =>
    [
      labelOf(catalog?.roles, one.role),
      labelOf(catalog?.levels, one.level),
      labelOf(catalog?.kinds, one.kind),
    ].join(" · ");
  return (
    <section class="past">
      {!past && troubled && <p class="soft">{mine.away}</p>}
      {open.length > 0 && <h2>{mine.openTitle}</h2>}
      {open.map((one) => (
        <p key={one.id} class="open-one">
          <span>
            {name(one)}
            <span class="soft small block">{dateOf(one.started_at, words.locale)}</span>
          </span>
          <a class="button secondary" href={`/interviews/${one.id}`}>
            {mine.resume}
          </a>
        </p>
      ))}
      {done.length > 0 && <h2>{mine.pastTitle}</h2>}
      {done.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{mine.what}</th>
              <th scope="col">{mine.when}</th>
              <th scope="col" class="figure">
                {mine.score}
              </th>
            </tr>
          </thead>
          <tbody>
            {done.map((one) => (
              <tr key={one.id}>
                <td>
                  <a href={`/interviews/${one.id}/report`}>{name(one)}</a>
                </td>
                <td>{dateOf(one.started_at, words.locale)}</td>
                <td class="figure">{one.overall?.toFixed(1) ?? mine.unscored}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
