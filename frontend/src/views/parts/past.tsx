import { type Labels, labelOf } from "../../choice";
import type { PastInterview } from "../../contract";
import { figure } from "../../figures";
import type { Event } from "../../state";
import { dateOf } from "../../time";
import { useWords } from "../words";

interface Props {
  past: PastInterview[];
  labels: Labels;
}

/** What can be gone on with; where `say` is given, also erased. */
export function OpenPast({ past, labels, say }: Props & { say?: (event: Event) => void }) {
  const { mine, data, locale } = useWords();
  const open = past.filter((one) => one.status === "in_progress");
  if (open.length === 0) return null;
  return (
    <section class="past">
      <h2>{mine.openTitle}</h2>
      {open.map((one) => (
        <p key={one.id} class="open-one">
          <span id={`open-${one.id}`}>
            {nameOf(one, labels)}
            <span class="soft small block">{dateOf(one.started_at, locale)}</span>
          </span>
          <a class="button secondary" href={`/interviews/${one.id}`} aria-describedby={`open-${one.id}`}>
            {mine.resume}
          </a>
          {say && (
            <button
              type="button"
              class="quiet"
              aria-describedby={`open-${one.id}`}
              onClick={() => say({ is: "erase-one", id: one.id })}
            >
              {data.eraseOne}
            </button>
          )}
        </p>
      ))}
    </section>
  );
}

/** What was finished, each with its score. */
export function DonePast({ past, labels }: Props) {
  const { mine, locale } = useWords();
  const done = past.filter((one) => one.status === "finished");
  if (done.length === 0) return null;
  return (
    <section class="past">
      <h2>{mine.pastTitle}</h2>
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
                <a href={`/interviews/${one.id}/report`}>{nameOf(one, labels)}</a>
              </td>
              <td>{dateOf(one.started_at, locale)}</td>
              <td class="figure">{one.overall === null ? mine.unscored : figure(one.overall, locale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function nameOf({ role, level, kind }: PastInterview, { roles, levels, kinds }: Labels): string {
  return [labelOf(roles, role), labelOf(levels, level), labelOf(kinds, kind)].join(" · ");
}
