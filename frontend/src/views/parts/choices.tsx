import type { Option } from "../../contract";

export interface Choosable extends Option {
  note?: string;
  closed?: boolean;
}

interface Props {
  name: string;
  legend: string;
  options: Choosable[];
  chosen: string;
  onChoose: (id: string) => void;
}

/** One question with a few answers, of which one is always chosen. What is closed says why in its note. */
export function Choices({ name, legend, options, chosen, onChoose }: Props) {
  const about = options.find((option) => option.id === chosen)?.about;
  return (
    <fieldset class={`choices ${name}`}>
      <legend>{legend}</legend>
      <div class="tiles">
        {options.map(({ id, label, note, closed = false }) => (
          <label key={id} class="tile">
            <input
              type="radio"
              name={name}
              value={id}
              checked={id === chosen}
              disabled={closed}
              onChange={() => onChoose(id)}
            />
            <span>
              {label}
              {note && <span class="small soft block">{note}</span>}
            </span>
          </label>
        ))}
      </div>
      {options.some((option) => option.about !== "") && <p class="about">{about}</p>}
    </fieldset>
  );
}
