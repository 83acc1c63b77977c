import { lengthsOf, settle } from "../choice";
import type { Catalog, Choice, Me } from "../contract";
import type { Event, Screen, State } from "../state";
import { type Status, troubled } from "../status";
import { hourOf } from "../time";
import { SetupFields } from "./parts/setup-fields";
import { StatusLine } from "./parts/status-line";
import type { Words } from "../words/en";
import { useWords } from "./words";

interface Props {
  state: State;
  starting: Extract<Screen, { at: "setup" }>["starting"];
  say: (event: Event) => void;
}

export function Setup({ state, starting, say }: Props) {
  const words = useWords();
  const { setup } = words;
  const { catalog, wish, person } = state;
  const choice = catalog.value && settle(catalog.value, { language: state.language, ...wish });
  const submit = (event: globalThis.Event) => {
    event.preventDefault();
    if (choice) say({ is: "begin", key: crypto.randomUUID(), choice });
  };
  return (
    <form class="setup column" onSubmit={submit}>
      <h1 tabIndex={-1}>{setup.heading}</h1>
      {catalog.value && choice && <SetupFields catalog={catalog.value} choice={choice} say={say} />}
      <div class="dock">
        <button type="submit" class="primary large">
          {setup.begin}
        </button>
        <div>
          <p class="soft small">
            {choice && catalog.value && summary(catalog.value, choice, words)}
            {person.me && ` · ${allowance(person.me, words)}`}
          </p>
          <StatusLine status={statusOf(state, starting, words)} say={say} />
        </div>
      </div>
    </form>
  );
}

function statusOf(state: State, starting: Props["starting"], words: Words): Status {
  const { catalog, wish, online } = state;
  const { setup, status } = words;
  const plain = (text: string): Status => ({ text, tone: "wait", canRetry: false });
  if (starting) {
    const { trouble } = starting.try;
    if (!trouble) return plain(setup.beginning);
    if (trouble.kind === "away" || trouble.kind === "busy") return troubled(starting.try, online, "", status);
    return { text: trouble.detail, tone: "warn", canRetry: false };
  }
  if (catalog.try.trouble) return troubled(catalog.try, online, "", status);
  if (!catalog.value) return plain(setup.loading);
  return plain(settle(catalog.value, { language: state.language, ...wish }) ? "" : setup.empty);
}

function summary(catalog: Catalog, choice: Choice, { setup }: Words): string {
  const length = lengthsOf(catalog, choice).find(({ questions }) => questions === choice.questions);
  return length ? `${setup.questions(length.questions)}, ${setup.minutes(length.minutes)}` : "";
}

function allowance({ interviews_left_today, resets_at }: Me, { setup, locale }: Words): string {
  const left = setup.leftToday(interviews_left_today);
  return interviews_left_today > 0 ? left : `${left}. ${setup.resets(hourOf(resets_at, locale))}`;
}
