import type { Catalog } from "../../contract";
import type { Event } from "../../state";
import { useWords } from "../words";

const TAKEN = ".pdf,.docx,.txt,.md,application/pdf,text/plain,text/markdown";

/** Where a file is dropped or chosen. */
export function FileChoice({
  catalog,
  over,
  say,
}: {
  catalog: Catalog;
  over: boolean;
  say: (event: Event) => void;
}) {
  const { resume: text } = useWords();
  const chosen = (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (file) say({ is: "resume-chose", key: crypto.randomUUID(), file });
    // The same file, mended, may be chosen again.
    input.value = "";
  };
  return (
    <div class={over ? "drop is-over" : "drop"}>
      <input
        type="file"
        id="resume-file"
        class="hidden"
        accept={TAKEN}
        aria-describedby="resume-note"
        onChange={(event) => chosen(event.currentTarget)}
      />
      <label for="resume-file" class="button secondary">
        {text.choose}
      </label>
      <p class="soft small" id="resume-note">
        <span class="only-keys">{over ? text.letGo : text.drop}</span> {text.taken}{" "}
        {text.kept(catalog.resume_file_days, catalog.resume_days)}
      </p>
    </div>
  );
}
