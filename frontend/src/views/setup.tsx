import { LONGEST_JOB, lengthsOf, ownOf, settle } from "../choice";
import type { Catalog, Choice, Me } from "../contract";
import { lackOf } from "../own";
import { onItsWay } from "../resume";
import { lengthOf } from "../spans";
import type { Starting, State } from "../state";
import { type Status, troubled } from "../status";
import type { Words } from "../words/en";
import type { View } from "./view";
import { allowance } from "./allowance";
import { OwnModelPart } from "./parts/own-model";
import { SetupFields } from "./parts/setup-fields";
import { StatusLine } from "./parts/status-line";
import { useWords } from "./words";

export function Setup({ state, starting, say }: View & { starting: Starting | null }) {
  const words = useWords();
  const { setup } = words;
  const { person, resume, own, can, online } = state;
  const catalog = state.catalog.value;
  // What is being started stays on show, also where it is not what was last set up here.
  const rows = catalog?.own_models ?? null;
  const choice = starting?.choice ?? (catalog && choiceOf(catalog, state));
  const kept = typeof person.resumes === "string" ? null : (person.resumes[0] ?? null);
  const submit = (event: globalThis.Event) => {
    event.preventDefault();
    if (choice && tooLong(choice) <= 0 && !lackOf(own, rows))
      say({ is: "begin", key: crypto.randomUUID(), choice });
  };
  return (
    <form class="setup column" onSubmit={submit}>
      <h1 tabIndex={-1}>{setup.heading}</h1>
      {catalog && choice && <SetupFields {...{ catalog, choice, resume, kept, online, say }} />}
      {rows && <OwnModelPart {...{ own, rows, lends: can.lend, say }} />}
      {catalog && (
        <p class="soft small">
          {rows && own.way !== "none" ? `${words.own.follows} ` : person.me && reviewOf(person.me, words)}
          {setup.stored(catalog.keep_days)}
        </p>
      )}
      <div class="dock">
        <button type="submit" class="primary large">
          {setup.begin}
        </button>
        <div>
          <p class="soft small">
            {catalog && choice && summary(catalog, choice, words)}
            {person.me && ` · ${allowance(person.me, words)}`}
          </p>
          <StatusLine status={statusOf(state, choice, starting, words)} say={say} />
        </div>
      </div>
    </form>
  );
}

function choiceOf(catalog: Catalog, { language, wish }: State): Choice | null {
  return settle(catalog, { language, ...wish });
}

function reviewOf({ deep_review, deep_review_within }: Me, { setup }: Words): string {
  return `${setup.review[deep_review](deep_review_within)} `;
}

const tooLong = ({ job_description }: Choice) => lengthOf(job_description) - LONGEST_JOB;

function statusOf(state: State, choice: Choice | null, starting: Starting | null, words: Words): Status {
  const { catalog, online } = state;
  const { setup, status } = words;
  const plain = (text: string): Status => ({ text, tone: "wait", canRetry: false });
  const warning = (text: string): Status => ({ text, tone: "warn", canRetry: false });
  if (starting) {
    const { trouble } = starting.try;
    if (starting.withResume && onItsWay(state.resume)) return plain(words.resume.first);
    if (!trouble) return plain(setup.beginning);
    const transient = trouble.kind === "away" || trouble.kind === "busy";
    return transient ? troubled(starting.try, online, "", status) : warning(trouble.detail);
  }
  if (catalog.try.trouble) return troubled(catalog.try, online, "", status);
  if (!catalog.value) return plain(setup.loading);
  if (!choice) return plain(setup.empty);
  if (tooLong(choice) > 0) return warning(setup.jobTooLong(tooLong(choice)));
  const lack = lackOf(state.own, catalog.value.own_models);
  return plain(lack ? words.own.lacks[lack] : "");
}

function summary(catalog: Catalog, choice: Choice, { setup }: Words): string {
  const length = lengthsOf(catalog, choice).find(({ questions }) => questions === choice.questions);
  if (!length) return "";
  const own = ownOf(catalog, choice);
  const told = `${setup.questions(length.questions)}, ${setup.minutes(length.minutes)}`;
  return own === null ? told : `${told}; ${setup.related(own)}`;
}
