import { labelsOf } from "../choice";
import { figure } from "../figures";
import { againstBefore, competencyCourses, daysPractised, overallCourse, streak } from "../progress";
import type { View } from "./view";
import { Courses } from "./parts/courses";
import { EraseOne } from "./parts/erase-one";
import { MyData } from "./parts/my-data";
import { DonePast, OpenPast } from "./parts/past";
import { Recovery } from "./parts/recovery";
import { WeakTopics } from "./parts/weak-topics";
import { useLazy } from "./lazy";
import { useWords } from "./words";

/** How somebody is getting on, and all that is held about them. */
export function Progress({ state, say }: View) {
  const { progress: text, mine, landing } = useWords();
  const { person, catalog, online } = state;
  const labels = labelsOf(catalog.value);
  const past = person.past ?? [];
  const overall = overallCourse(past);
  const days = streak(past, Date.now());
  return (
    <div class="progress-page column">
      <header>
        <h1 tabIndex={-1}>{text.heading}</h1>
        <p class="soft">
          {overall.length > 0 ? text.done(overall.length, daysPractised(past, Date.now())) : nothing()}
          {days > 1 && ` ${text.streak(days)}`}
        </p>
        <EraseOne {...{ person, online, say }} />
        {overall.length === 0 && (
          <p>
            <a class="button primary" href="/set-up">
              {landing.start}
            </a>
          </p>
        )}
      </header>
      {overall.length > 0 && <Overall marks={overall} />}
      <Courses courses={competencyCourses(past)} />
      {overall.length > 0 && <WeakTopics person={person} catalog={catalog.value} say={say} />}
      <OpenPast past={past} labels={labels} say={say} />
      <DonePast past={past} labels={labels} />
      <Recovery person={person} online={online} say={say} />
      <MyData person={person} online={online} say={say} />
    </div>
  );

  function nothing(): string {
    if (person.known && !person.past) return person.try.trouble ? mine.away : "";
    return text.nothing;
  }
}

function Overall({ marks }: { marks: ReturnType<typeof overallCourse> }) {
  const { progress: text, locale } = useWords();
  const own = againstBefore(marks);
  const Trend = useLazy(
    () => import("./charts/trend"),
    (charts) => charts.Trend,
  );
  return (
    <section class="trend">
      <h2>{text.trend}</h2>
      <div class="trend-place">
        {Trend && <Trend marks={marks} scale={5} locale={locale} title={text.trendName} />}
      </div>
      {own && (
        <p class="against">
          {text.against(figure(own.latest, locale), figure(own.before, locale), own.count, own.latest - own.before)}
        </p>
      )}
      {marks.length === 1 && <p class="soft small">{text.one}</p>}
    </section>
  );
}
