import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Catalog, Choice, ResumeRead } from "../../contract";
import type { Resume } from "../../resume";
import type { Event } from "../../state";
import { useWords } from "../words";
import { Job } from "./job";
import { ResumePart } from "./resume-part";

interface Props {
  resume: Resume;
  /** One given earlier, maybe on another device. */
  kept: ResumeRead | null;
  catalog: Catalog;
  choice: Choice;
  online: boolean;
  say: (event: Event) => void;
}

/** What of the person's own shapes the interview: their résumé and the job. A file may be dropped anywhere. */
export function Background({ resume, kept, catalog, choice, online, say }: Props) {
  const { setup } = useWords();
  const over = useDrop((file) => say({ is: "resume-chose", key: crypto.randomUUID(), file }));
  const details = useRef<HTMLDetailsElement>(null);
  const used = resume.is !== "none" || choice.job_description !== "";
  // Opened where there is something to see, and never closed but by the person.
  useLayoutEffect(() => {
    if (details.current && (used || over)) details.current.open = true;
  }, [used, over]);
  return (
    <details
      class="background"
      ref={details}
      onToggle={({ currentTarget }) => currentTarget.open && say({ is: "resumes-look" })}
    >
      <summary>{setup.background}</summary>
      <p class="soft small">{setup.backgroundText}</p>
      <div class="both">
        <ResumePart {...{ resume, kept, catalog, choice, online, over, say }} />
        <Job
          text={choice.job_description}
          onChange={(job_description) => say({ is: "chose", wish: { job_description } })}
        />
      </div>
    </details>
  );
}

/** Whether a file is held over the page; `take` gets the first one that is let go. */
function useDrop(take: (file: File) => void): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const brings = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
    const onOver = (event: DragEvent) => {
      if (!brings(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onLeave = (event: DragEvent) => event.relatedTarget === null && setOver(false);
    const onDrop = (event: DragEvent) => {
      if (!brings(event)) return;
      event.preventDefault();
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (file) take(file);
    };
    document.addEventListener("dragover", onOver);
    document.addEventListener("dragleave", onLeave);
    document.addEventListener("drop", onDrop);
    return () => {
      document.removeEventListener("dragover", onOver);
      document.removeEventListener("dragleave", onLeave);
      document.removeEventListener("drop", onDrop);
    };
  }, []);
  return over;
}
