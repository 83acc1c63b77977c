import type { Ops, OpsPart } from "../../ops";
import "../../styles/ops.css";
import type { Event } from "../../state";
import { AlertFigures } from "./alerts";
import { CacheFigures } from "./cache";
import { CapacityFigures } from "./capacity";
import { Controls } from "./controls";
import { InterviewFigures } from "./interviews";
import { KeyForm } from "./key-form";
import { ProviderFigures } from "./providers";
import { words } from "./words";

interface Props {
  screen: Ops;
  say: (event: Event) => void;
}

/** Is it healthy, is there quota, who waits. */
export function OpsView({ screen, say }: Props) {
  const { figures, reads, key } = screen;
  const absent = (part: OpsPart) => <p class="soft">{standing(reads[part].trouble?.kind)}</p>;
  if (key === null) return <KeyForm refused={screen.refused} say={say} />;
  return (
    <div class="ops" lang="en">
      <header class="ops-head">
        <h1 tabIndex={-1}>{words.heading}</h1>
        <button type="button" class="quiet small" onClick={() => say({ is: "ops-key", key: null })}>
          {words.leave}
        </button>
      </header>
      {figures.alerts ? <AlertFigures figures={figures.alerts} /> : absent("alerts")}
      {figures.interviews ? <InterviewFigures figures={figures.interviews} /> : absent("interviews")}
      {figures.providers ? <ProviderFigures figures={figures.providers} /> : absent("providers")}
      {figures.capacity ? <CapacityFigures figures={figures.capacity} /> : absent("capacity")}
      <Controls task={screen.task} day={figures.interviews?.day ?? ""} say={say} />
      {figures.cache ? <CacheFigures figures={figures.cache} /> : absent("cache")}
    </div>
  );
}

function standing(trouble: string | undefined): string {
  if (!trouble) return words.reading;
  return trouble === "refused" ? words.absent : words.away;
}
