import { useState } from "preact/hooks";
import { labelOf } from "../../choice";
import type { Option } from "../../contract";
import { type Group, found } from "../../topics";
import { useWords } from "../words";

interface Props {
  groups: Group[];
  focus: string[];
  onChange: (topics: string[]) => void;
}

/** More topics than this are folded by kind and can be searched. */
const MANY = 12;

/** Topics to ask about first; folded away, because most people need not choose. */
export function Focus({ groups, focus, onChange }: Props) {
  const { setup } = useWords();
  const [typed, setTyped] = useState("");
  const topics = groups.flatMap((group) => group.topics);
  if (topics.length < 2) return null;
  const tiles = (shown: Option[]) => <Tiles topics={shown} focus={focus} onChange={onChange} />;
  const hits = typed.trim() === "" ? null : found(groups, typed);
  const chosen = topics.filter(({ id }) => focus.includes(id));
  return (
    <details class="focus">
      <summary>
        {setup.focus}
        {chosen.length > 0 && (
          <span class="soft small"> {chosen.map(({ id }) => labelOf(topics, id)).join(", ")}</span>
        )}
      </summary>
      <p class="soft small">{setup.focusText}</p>
      {topics.length <= MANY && tiles(topics)}
      {topics.length > MANY && (
        <>
          <label class="field">
            <span>{setup.findTopic(topics.length)}</span>
            <input
              type="search"
              value={typed}
              autocomplete="off"
              onInput={(event) => setTyped(event.currentTarget.value)}
              onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
            />
          </label>
          <p class="small soft" aria-live="polite">
            {hits && setup.topicsFound(hits.length)}
          </p>
          {hits ? tiles(hits) : <Groups groups={groups} focus={focus} tiles={tiles} />}
        </>
      )}
    </details>
  );
}

function Groups({
  groups,
  focus,
  tiles,
}: Pick<Props, "groups" | "focus"> & { tiles: (shown: Option[]) => preact.JSX.Element }) {
  const { setup } = useWords();
  return (
    <>
      {groups.map(({ id, label, topics }) => {
        const chosen = topics.filter((topic) => focus.includes(topic.id)).length;
        return (
          <details key={id} class="group">
            <summary>
              {label} <span class="soft small">{setup.topicsOf(topics.length, chosen)}</span>
            </summary>
            {tiles(topics)}
          </details>
        );
      })}
    </>
  );
}

function Tiles({ topics, focus, onChange }: Omit<Props, "groups"> & { topics: Option[] }) {
  const toggled = (id: string) => (focus.includes(id) ? focus.filter((one) => one !== id) : [...focus, id]);
  return (
    <div class="tiles">
      {topics.map(({ id, label }) => (
        <label key={id} class="tile">
          <input type="checkbox" checked={focus.includes(id)} onChange={() => onChange(toggled(id))} />
          <span>{label}</span>
        </label>
      ))}
    </div>
  );
}
