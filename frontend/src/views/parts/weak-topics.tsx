import { focusedOn, labelOf } from "../../choice";
import type { Catalog } from "../../contract";
import { figure } from "../../figures";
import { type Person, nextToRead } from "../../person";
import { weakTopics } from "../../progress";
import type { Event } from "../../state";
import { useWords } from "../words";

interface Props {
  person: Person;
  catalog: Catalog | null;
  say: (event: Event) => void;
}

/** Topics to go over again, each with a short interview one click away. */
export function WeakTopics({ person, catalog, say }: Props) {
  const { progress: text, locale } = useWords();
  const topics = weakTopics(Object.values(person.reports));
  const unread = nextToRead(person) !== null && person.try.trouble === null;
  return (
    <section class="weak">
      <h2>{text.weak}</h2>
      <p class="soft small">{topics.length > 0 ? text.weakText : unread ? text.reading : text.noWeak}</p>
      <ul class="plain">
        {topics.map(({ topic, score, answers, from }) => {
          const choice = catalog && focusedOn(catalog, from, topic);
          return (
            <li key={topic}>
              <span id={`weak-${topic}`}>
                {labelOf(catalog?.topics, topic)}
                <span class="soft small block">{text.onTopic(figure(score, locale), answers)}</span>
              </span>
              {choice && (
                <button
                  type="button"
                  class="secondary small"
                  aria-describedby={`weak-${topic}`}
                  onClick={() => say({ is: "practise", key: crypto.randomUUID(), choice })}
                >
                  {text.practise}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
