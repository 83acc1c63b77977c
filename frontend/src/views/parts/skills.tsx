import { useRef, useState } from "preact/hooks";
import type { Profile } from "../../contract";
import { withSkill, without } from "../../resume";
import { useWords } from "../words";

/** Skills that show before somebody asks for all of them. */
const FEW = 12;

/** Each can be taken away, and others added. */
export function Skills({ profile, onChange }: { profile: Profile; onChange: (profile: Profile) => void }) {
  const { resume: text } = useWords();
  const [all, setAll] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const { skills } = profile;
  const add = () => {
    if (!input.current) return;
    onChange(withSkill(profile, input.current.value));
    setAll(true);
    input.current.value = "";
    input.current.focus();
  };
  const remove = (nth: number) => {
    onChange({ ...profile, skills: without(skills, nth) });
    input.current?.focus();
  };
  return (
    <div class="skills">
      <h3 id="skills">{text.skills}</h3>
      <ul class="chips" aria-labelledby="skills">
        {(all ? skills : skills.slice(0, FEW)).map(({ label }, nth) => (
          <li key={label}>
            <button type="button" class="chip" aria-label={text.removeOne(label)} onClick={() => remove(nth)}>
              {label} <span aria-hidden="true">×</span>
            </button>
          </li>
        ))}
        {!all && skills.length > FEW && (
          <li>
            <button type="button" class="link small" onClick={() => setAll(true)}>
              {text.showAll(skills.length)}
            </button>
          </li>
        )}
      </ul>
      <label class="small" for="more-skill">
        {text.anotherSkill}
      </label>
      <div class="row add">
        <input
          ref={input}
          id="more-skill"
          maxLength={60}
          autocomplete="off"
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.isComposing) return;
            // Enter adds the skill; it does not begin the interview.
            event.preventDefault();
            add();
          }}
        />
        <button type="button" class="secondary small" onClick={add}>
          {text.add}
        </button>
      </div>
    </div>
  );
}
