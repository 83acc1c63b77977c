import { useLayoutEffect, useRef } from "preact/hooks";
import type { Catalog, Choice, ResumeRead } from "../../contract";
import type { Resume } from "../../resume";
import type { Event } from "../../state";
import { troubled } from "../../status";
import type { Try } from "../../tries";
import type { Words } from "../../words/en";
import { useWords } from "../words";
import { FileChoice } from "./file-choice";
import { HeldResume, KeptResume } from "./held-resume";

interface Props {
  resume: Resume;
  kept: ResumeRead | null;
  catalog: Catalog;
  choice: Choice;
  online: boolean;
  over: boolean;
  say: (event: Event) => void;
}

/** The résumé, from the file to the profile that was read from it. */
export function ResumePart({ resume, kept, catalog, choice, online, over, say }: Props) {
  const words = useWords();
  const { resume: text } = words;
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(resume.is);
  useLayoutEffect(() => {
    if (shown.current === resume.is) return;
    shown.current = resume.is;
    // What was pressed is gone with the old part: reading goes on at the new one.
    if (document.activeElement === document.body) heading.current?.focus();
  });
  return (
    <section class="resume">
      <h2 ref={heading} tabIndex={-1}>
        {text.title}
      </h2>
      {resume.is === "none" && kept && <KeptResume kept={kept} say={say} />}
      {resume.is === "none" && <FileChoice catalog={catalog} over={over} say={say} />}
      {resume.is === "sending" && <Sending share={resume.share} name={resume.file.name} say={say} />}
      {resume.is === "held" && <HeldResume held={resume} catalog={catalog} choice={choice} say={say} />}
      <p class={resume.is === "none" ? "small warn" : "small soft"} aria-live="polite">
        {lineOf(resume, online, words)}
      </p>
    </section>
  );
}

function Sending({ share, name, say }: { share: number; name: string; say: Props["say"] }) {
  const { resume: text, cancel } = useWords();
  return (
    <div class="sending">
      <label>
        <span class="small">
          {share < 1 ? text.sending(name, Math.round(share * 100)) : text.reading(name)}
        </span>
        <progress max={1} value={share < 1 ? share : undefined} />
      </label>
      <button type="button" class="quiet small" onClick={() => say({ is: "resume-remove" })}>
        {cancel}
      </button>
    </div>
  );
}

/** How things stand with it, in one line. */
function lineOf(resume: Resume, online: boolean, { resume: text, status }: Words): string {
  const waits = (tried: Try, safe: string) =>
    tried.trouble && tried.trouble.kind !== "refused" ? troubled(tried, online, safe, status).text : "";
  switch (resume.is) {
    case "none":
      if (!resume.refusal) return "";
      return text.refusals[resume.refusal.slug ?? ""] || resume.refusal.detail;
    case "sending":
      return waits(resume.try, text.unsent);
    case "removing":
      return waits(resume.try, "") || text.removing;
    case "held": {
      const { correction } = resume;
      if (!correction) return "";
      if (correction.try.trouble?.kind === "refused")
        return `${text.notTaken} ${correction.try.trouble.detail}`;
      return waits(correction.try, text.unsaved) || text.saving;
    }
  }
}
