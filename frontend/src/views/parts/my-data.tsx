import type { DataTask, Person } from "../../person";
import type { Event } from "../../state";
import { type Status, troubled } from "../../status";
import type { Words } from "../../words/en";
import { useWords } from "../words";
import { Confirm } from "./confirm";
import { StatusLine } from "./status-line";

interface Props {
  person: Person;
  online: boolean;
  say: (event: Event) => void;
}

/** Export and erase: offered as soon as anything is held. */
export function MyData({ person, online, say }: Props) {
  const words = useWords();
  const { data } = words;
  const { known, task } = person;
  if (!known && task.is !== "erased") return null;
  return (
    <section class="my-data">
      <h2>{data.title}</h2>
      {known && <p class="soft">{data.text}</p>}
      {known && (
        <div class="row">
          <button type="button" class="secondary" onClick={() => say({ is: "export" })}>
            {data.export}
          </button>
          <button type="button" class="secondary" onClick={() => say({ is: "erase" })}>
            {data.erase}
          </button>
        </div>
      )}
      <StatusLine status={statusOf(task, online, words)} say={say} />
      {task.is === "confirming-erase" && (
        <Confirm
          title={data.confirmTitle}
          text={data.confirmText}
          yes={data.erase}
          no={words.cancel}
          say={say}
        />
      )}
    </section>
  );
}

function statusOf(task: DataTask, online: boolean, { data, status }: Words): Status {
  const line = (text: string): Status => ({ text, tone: "quiet", canRetry: false });
  switch (task.is) {
    case "exporting":
    case "erasing":
      return task.try.trouble ? troubled(task.try, online, data.away, status) : line(data[task.is]);
    case "erased":
      return line(data.erased);
    default:
      return line("");
  }
}
