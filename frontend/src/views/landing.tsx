import { words } from "../words";
import type { View } from "./page";
import { Example } from "./parts/example";
import { MyData } from "./parts/my-data";
import { Past } from "./parts/past";

export function Landing({ state, say }: View) {
  const { person, catalog, online } = state;
  return (
    <>
      <section class="hero">
        <h1 tabIndex={-1}>{words.landing.heading}</h1>
        <p class="lead">{words.landing.lead}</p>
        <p>
          <a class="button primary large" href="/set-up">
            {words.landing.start}
          </a>
        </p>
        <p class="soft">{words.landing.stored}</p>
      </section>
      {person.known && (
        <Past past={person.past} troubled={person.try.trouble !== null} catalog={catalog.value} />
      )}
      {!person.known && <Example />}
      {!person.known && (
        <section class="how">
          {words.landing.how.map(({ title, text }) => (
            <div key={title}>
              <h2>{title}</h2>
              <p>{text}</p>
            </div>
          ))}
        </section>
      )}
      <MyData known={person.known} task={person.task} online={online} say={say} />
    </>
  );
}
