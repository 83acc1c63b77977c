import { useState } from "preact/hooks";
import type { OpsWish } from "../../ops";
import { words } from "./words";

interface Props {
  today: string;
  busy: boolean;
  want: (wish: OpsWish) => void;
}

const text = words.export;
const FORMS = ["csv", "jsonl"] as const;

/** A day's finished interviews as a file. */
export function DayExport({ today, busy, want }: Props) {
  const [chosen, setChosen] = useState("");
  const day = chosen || today;
  return (
    <div class="control">
      <label class="day">
        {text.day}
        <input
          type="date"
          value={day}
          max={today}
          aria-describedby="about-export"
          onInput={(event) => setChosen(event.currentTarget.value)}
        />
      </label>
      {FORMS.map((form) => (
        <button
          key={form}
          type="button"
          class="secondary"
          aria-disabled={busy}
          onClick={() => want({ deed: "export", day, form })}
        >
          {text.save[form]}
        </button>
      ))}
      <p id="about-export" class="soft small">
        {text.about}
      </p>
    </div>
  );
}
