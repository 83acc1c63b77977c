import type { Option } from "../../contract";
import { useWords } from "../words";

interface Props {
  topics: Option[];
  focus: string[];
  onChange: (topics: string[]) => void;
}

/** Topics to ask about first; folded away, because most people need not choose. */
export function Focus({ topics, focus, onChange }: Props) {
  const words = useWords();
  if (topics.length < 2) return null;
  const toggled = (id: string) => (focus.includes(id) ? focus.filter((one) => one !== id) : [...focus, id]);
  return (
    <details class="focus">
      <summary>{words.setup.focus}</summary>
      <p class="soft small">{words.setup.focusText}</p>
      <div class="tiles">
        {topics.map(({ id, label }) => (
          <label key={id} class="tile">
            <input type="checkbox" checked={focus.includes(id)} onChange={() => onChange(toggled(id))} />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </details>
  );
}
