import { labelOf } from "../../choice";
import type { Catalog, Choice, Profile, ResumeRead } from "../../contract";
import type { Held } from "../../resume";
import type { Event } from "../../state";
import { dateOf } from "../../time";
import type { Words } from "../../words/en";
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
  return (
    <div class="held">
      {confirmed ? (
        <p>{summaryOf(profile, text)}</p>
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

/** One given earlier, maybe on another device: to be used, or to be gone. */
export function KeptResume({ kept, say }: { kept: ResumeRead; say: Props["say"] }) {
  const { resume: text, locale } = useWords();
  return (
    <div class="held">
      <p>
        {text.keptUntil(dateOf(kept.expires_at, locale))}
        <span class="block">{summaryOf(kept.profile, text)}</span>
      </p>
      <div class="row">
        <button type="button" class="secondary small" onClick={() => say({ is: "resume-use", resume: kept })}>
          {text.use}
        </button>
        <button
          type="button"
          class="quiet small"
          onClick={() => say({ is: "resume-remove", id: kept.resume_id })}
        >
          {text.remove}
        </button>
      </div>
    </div>
  );
}

function summaryOf({ headline, years, skills }: Profile, text: Words["resume"]): string {
  const parts = [headline, years === null ? "" : text.yearsOf(years), text.skillsOf(skills.length)];
  return parts.filter(Boolean).join(" · ");
}

/** The role and level on offer that it reads like, where they are not the ones chosen. */
function Suggestion({ held, catalog, choice, say }: Props) {
  const { resume: text } = useWords();
  const { role, level, fits } = held.suggested;
  const offered = role !== null && catalog.roles.some(({ id }) => id === role);
  if (!offered || (role === choice.role && level === choice.level)) return null;
  return (
    <p class="suggestion">
      {(fits ? text.readsLike : text.comesNear)(
        labelOf(catalog.roles, role),
        labelOf(catalog.levels, level),
      )}{" "}
      <button type="button" class="link" onClick={() => say({ is: "chose", wish: { role, level } })}>
        {text.chooseThese}
      </button>
    </p>
  );
}
