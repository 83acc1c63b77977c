import { labelsOf } from "../choice";
import { troubled } from "../status";
import type { View } from "./view";
import { Example } from "./parts/example";
import { allowance } from "./allowance";
import { DonePast, OpenPast } from "./parts/past";
import { useWords } from "./words";

const LATEST = 3;

export function Landing({ state }: Pick<View, "state">) {
  const words = useWords();
  const { landing, mine } = words;
  const { person, catalog } = state;
  const labels = labelsOf(catalog.value);
  return (
    <>
      <div class={person.known ? "hero" : "hero beside"}>
        <section class="what">
          <h1 tabIndex={-1}>{landing.heading}</h1>
          <p class="lead">{landing.lead}</p>
          <p>
            <a class="button primary large" href="/set-up">
              {landing.start}
            </a>
          </p>
          <div class="facts small">
            <p>{landing.free}</p>
            <p>{landing.stored}</p>
            <Today state={state} />
          </div>
        </section>
        {!person.known && <Example />}
      </div>
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

/** What there is today, or that the server is still on its way. Its place is kept. */
function Today({ state }: Pick<View, "state">) {
  const words = useWords();
  const { person, catalog, online } = state;
  const { me } = person;
  if (me) {
    const review = words.setup.review[me.deep_review](me.deep_review_within);
    const left = allowance(me, words);
    return (
      <p class="today">{`${left.charAt(0).toLocaleUpperCase(words.locale)}${left.slice(1)}. ${review}`}</p>
    );
  }
  const waits =
    (person.try.trouble ?? catalog.try.trouble) ? troubled(catalog.try, online, "", words.status) : null;
  return (
    <p class="today is-waking" role="status">
      {waits?.text ?? words.landing.waking}
    </p>
  );
}

const isFinished = ({ status }: { status: string }) => status === "finished";
