import { labelsOf } from "../choice";
import type { View } from "./page";
import { Example } from "./parts/example";
import { DonePast, OpenPast } from "./parts/past";
import { useWords } from "./words";

const LATEST = 3;

export function Landing({ state }: Pick<View, "state">) {
  const { landing, mine } = useWords();
  const { person, catalog } = state;
  const labels = labelsOf(catalog.value);
  return (
    <>
      <section class="hero">
        <h1 tabIndex={-1}>{landing.heading}</h1>
        <p class="lead">{landing.lead}</p>
        <p>
          <a class="button primary large" href="/set-up">
            {landing.start}
          </a>
        </p>
        <p class="soft">{landing.stored}</p>
      </section>
      {person.known && (
        <div class="mine">
          {!person.past && person.try.trouble && <p class="soft">{mine.away}</p>}
          <OpenPast past={person.past ?? []} labels={labels} />
          <DonePast past={(person.past ?? []).filter(isFinished).slice(0, LATEST)} labels={labels} />
          <p>
            <a href="/progress">{mine.all}</a>
          </p>
        </div>
      )}
      {!person.known && <Example />}
      {!person.known && (
        <section class="how">
          {landing.how.map(({ title, text }) => (
            <div key={title}>
              <h2>{title}</h2>
              <p>{text}</p>
            </div>
          ))}
        </section>
      )}
    </>
  );
}

const isFinished = ({ status }: { status: string }) => status === "finished";
