import type { Profile } from "../../contract";
import { changed, without } from "../../resume";
import { useWords } from "../words";
import { Skills } from "./skills";

interface Props {
  profile: Profile;
  onChange: (profile: Profile) => void;
}

/** The profile to confirm and correct. */
export function ProfileForm({ profile, onChange }: Props) {
  const { resume: text } = useWords();
  const { headline, years } = profile;
  const number = (typed: string) => (typed === "" ? null : Math.min(70, Math.max(0, Number(typed))));
  return (
    <div class="profile">
      <p class="small">{text.check}</p>
      <label class="field">
        <span>{text.headline}</span>
        <input
          value={headline}
          maxLength={200}
          autocomplete="off"
          onInput={(event) => onChange({ ...profile, headline: event.currentTarget.value })}
        />
      </label>
      <label class="field years">
        <span>{text.years}</span>
        <input
          type="number"
          inputMode="decimal"
          min={0}
          max={70}
          step="any"
          value={years ?? ""}
          onInput={(event) => onChange({ ...profile, years: number(event.currentTarget.value) })}
        />
      </label>
      <Skills profile={profile} onChange={onChange} />
      <Jobs profile={profile} onChange={onChange} />
      <Languages profile={profile} onChange={onChange} />
    </div>
  );
}

function Jobs({ profile, onChange }: Props) {
  const { resume: text } = useWords();
  const { roles } = profile;
  if (roles.length === 0) return null;
  const edit = (nth: number, part: Partial<(typeof roles)[number]>) =>
    onChange({ ...profile, roles: changed(roles, nth, part) });
  return (
    <details>
      <summary>
        {text.jobs} <span class="soft">{roles.length}</span>
      </summary>
      {roles.map((job, nth) => (
        <fieldset key={nth} class="entry">
          <legend class="soft small">{[job.start, job.end || text.now].filter(Boolean).join(" – ")}</legend>
          <label class="field">
            <span>{text.jobTitle}</span>
            <input
              value={job.title}
              maxLength={200}
              onInput={(event) => edit(nth, { title: event.currentTarget.value })}
            />
          </label>
          <label class="field">
            <span>{text.employer}</span>
            <input
              value={job.employer}
              maxLength={200}
              onInput={(event) => edit(nth, { employer: event.currentTarget.value })}
            />
          </label>
          <button
            type="button"
            class="quiet small"
            onClick={() => onChange({ ...profile, roles: without(roles, nth) })}
          >
            {text.removeOne(job.title)}
          </button>
        </fieldset>
      ))}
    </details>
  );
}

const FLUENCIES = ["native", "fluent", "good", "basic", ""] as const;

function Languages({ profile, onChange }: Props) {
  const { resume: text } = useWords();
  const { languages } = profile;
  if (languages.length === 0) return null;
  return (
    <details>
      <summary>
        {text.languages} <span class="soft">{languages.length}</span>
      </summary>
      {languages.map(({ language, fluency }, nth) => (
        <div key={language} class="entry spoken">
          <label class="field">
            <span>{language}</span>
            <select
              value={fluency}
              onChange={(event) => {
                const said = FLUENCIES.find((one) => one === event.currentTarget.value) ?? "";
                onChange({ ...profile, languages: changed(languages, nth, { fluency: said }) });
              }}
            >
              {FLUENCIES.map((one) => (
                <option key={one} value={one}>
                  {text.fluency[one]}
                </option>
              ))}
            </select>
          </label>
          <button
            type="button"
            class="quiet small"
            onClick={() => onChange({ ...profile, languages: without(languages, nth) })}
          >
            {text.removeOne(language)}
          </button>
        </div>
      ))}
    </details>
  );
}
