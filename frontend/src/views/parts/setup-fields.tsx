import { lengthsOf, poolOf, topicsOf } from "../../choice";
import type { Catalog, Choice } from "../../contract";
import type { Event } from "../../state";
import { Choices } from "./choices";
import { Focus } from "./focus";
import { Job } from "./job";
import { useWords } from "../words";

interface Props {
  catalog: Catalog;
  choice: Choice;
  say: (event: Event) => void;
}

/** The choices of an interview; what a combination does not offer says so. */
export function SetupFields({ catalog, choice, say }: Props) {
  const { setup } = useWords();
  const choose = (wish: Partial<Choice>) => say({ is: "chose", wish });
  const kinds = catalog.kinds.map((kind) =>
    poolOf(catalog, { ...choice, kind: kind.id }) ? kind : { ...kind, closed: true, note: setup.noneYet },
  );
  const lengths = lengthsOf(catalog, choice).map(({ questions, minutes }) => ({
    id: String(questions),
    label: setup.questions(questions),
    note: setup.minutes(minutes),
    about: "",
  }));
  const { role, level, kind, language, questions, focus } = choice;
  return (
    <>
      <Choices
        name="role"
        legend={setup.role}
        options={catalog.roles}
        chosen={role}
        onChoose={(id) => choose({ role: id })}
      />
      <Choices
        name="level"
        legend={setup.level}
        options={catalog.levels}
        chosen={level}
        onChoose={(id) => choose({ level: id })}
      />
      <Choices
        name="kind"
        legend={setup.kind}
        options={kinds}
        chosen={kind}
        onChoose={(id) => choose({ kind: id })}
      />
      <Choices
        name="length"
        legend={setup.length}
        options={lengths}
        chosen={String(questions)}
        onChoose={(id) => choose({ questions: Number(id) })}
      />
      {catalog.languages.length > 1 && (
        <Choices
          name="language"
          legend={setup.language}
          options={catalog.languages}
          chosen={language}
          onChoose={(id) => choose({ language: id })}
        />
      )}
      <Job text={choice.job_description} onChange={(job_description) => choose({ job_description })} />
      <Focus
        topics={topicsOf(catalog, choice)}
        focus={focus}
        onChange={(topics) => choose({ focus: topics })}
      />
    </>
  );
}
