import type { Option } from "../../contract";

interface Props {
  name: string;
  legend: string;
  options: (Option & { closed?: string })[];
  chosen: string;
  onChoose: (id: string) => void;
}

/** One question with a few answers, of which one is always chosen. What is closed says why. */
export function Choices({ name, legend, options, chosen, onChoose }: Props) {
  const about = options.find((option) => option.id === chosen)?.about;
  return (
    <fieldset class={`choices ${name}`}>
      <legend>{legend}</legend>
      <div class="tiles">
        {options.map(({ id, label, closed }) => (
          <label key={id} class="tile">
            <input
              type="radio"
              name={name}
              value={id}
              checked={id === chosen}
              disabled={closed !== undefined}
              onChange={() => onChoose(id)}
            />
            <span>
              {label}
              {closed !== undefined && <span class="small block">{closed}</span>}
            </span>
          </label>
        ))}
      </div>
      {options.some((option) => option.about !== "") && <p class="about">{about}</p>}
    </fieldset>
  );
}
