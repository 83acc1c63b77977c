import type { Theme } from "../../habits";
import type { Event } from "../../state";
import { useWords } from "../words";

const FOLLOWING: Record<Theme, Theme> = { system: "light", light: "dark", dark: "system" };

export function ThemeSwitch({ theme, say }: { theme: Theme; say: (event: Event) => void }) {
  const words = useWords();
  return (
    <button
      type="button"
      class="quiet small"
      onClick={() => say({ is: "theme-chose", theme: FOLLOWING[theme] })}
    >
      {`${words.theme.label}: ${words.theme[theme]}`}
    </button>
  );
}
