import { lengthsOf, levelsIn, poolOf, rolesIn } from "../../choice";
import type { Catalog, Choice, ResumeRead } from "../../contract";
import type { Resume } from "../../resume";
import { groupsOf } from "../../topics";
import { Background } from "./background";
import type { Event } from "../../state";
import { Choices } from "./choices";
import { Focus } from "./focus";
import { useWords } from "../words";

interface Props {
  catalog: Catalog;
  choice: Choice;
  resume: Resume;
  kept: ResumeRead | null;
  online: boolean;
  say: (event: Event) => void;
}

/** The choices of an interview; what a combination does not offer says so. */
export function SetupFields({ catalog, choice, resume, kept, online, say }: Props) {
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
        options={rolesIn(catalog, language)}
        chosen={role}
        onChoose={(id) => choose({ role: id })}
      />
      <Choices
        name="level"
        legend={setup.level}
        options={levelsIn(catalog, role, language)}
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
      <Background {...{ resume, kept, catalog, choice, online, say }} />
      <Focus
        groups={groupsOf(catalog, choice)}
        focus={focus}
        onChange={(topics) => choose({ focus: topics })}
      />
    </>
  );
}
