import { labelOf } from "../../choice";
import type { Catalog, Choice } from "../../contract";
import type { Held } from "../../resume";
import type { Event } from "../../state";
import { useWords } from "../words";
import { ProfileForm } from "./profile-form";

interface Props {
  held: Held;
  catalog: Catalog;
  choice: Choice;
  say: (event: Event) => void;
}

/** What was read from a résumé: to be looked at once, then one line. */
export function HeldResume({ held, catalog, choice, say }: Props) {
  const { resume: text } = useWords();
  const { profile, confirmed } = held;
  const confirm = (yes: boolean) => say({ is: "resume-confirmed", confirmed: yes });
  const summary = [
    profile.headline,
    profile.years === null ? "" : text.yearsOf(profile.years),
    text.skillsOf(profile.skills.length),
  ];
  return (
    <div class="held">
      {confirmed ? (
        <p>{summary.filter(Boolean).join(" · ")}</p>
      ) : (
        <ProfileForm profile={profile} onChange={(edited) => say({ is: "resume-edited", profile: edited })} />
      )}
      <Suggestion held={held} catalog={catalog} choice={choice} say={say} />
      <div class="row">
        <button type="button" class="secondary small" onClick={() => confirm(!confirmed)}>
          {confirmed ? text.correct : text.confirm}
        </button>
        <button type="button" class="quiet small" onClick={() => say({ is: "resume-remove" })}>
          {text.remove}
        </button>
      </div>
    </div>
  );
}

/** The role and level on offer that it reads like, where they are not the ones chosen. */
function Suggestion({ held, catalog, choice, say }: Props) {
  const { resume: text } = useWords();
  const { role, level } = held.suggested;
  const offered = role !== null && catalog.roles.some(({ id }) => id === role);
  if (!offered || (role === choice.role && level === choice.level)) return null;
  return (
    <p class="suggestion">
      {text.readsLike(labelOf(catalog.roles, role), labelOf(catalog.levels, level))}{" "}
      <button type="button" class="link" onClick={() => say({ is: "chose", wish: { role, level } })}>
        {text.chooseThese}
      </button>
    </p>
  );
}
