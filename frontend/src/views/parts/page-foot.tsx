import { languages, nameOf } from "../../languages";
import type { View } from "../view";
import { useWords } from "../words";
import { ThemeSwitch } from "./theme-switch";

/** How the page speaks and looks; out of the way of what it is for. */
export function PageFoot({ state, say }: View) {
  const words = useWords();
  return (
    <footer class="page-foot">
      {languages.length > 1 && (
        <label>
          <span class="hidden">{words.language}</span>
          <select
            value={state.language}
            onChange={(event) => say({ is: "language-chose", language: event.currentTarget.value })}
          >
            {languages.map((language) => (
              <option key={language} value={language} lang={language}>
                {nameOf(language)}
              </option>
            ))}
          </select>
        </label>
      )}
      <ThemeSwitch theme={state.theme} say={say} />
    </footer>
  );
}
