import type { DataTask, Event } from "../../state";
import { type Status, troubled } from "../../status";
import { words } from "../../words";
import { Confirm } from "./confirm";
import { StatusLine } from "./status-line";

const { data } = words;

interface Props {
  known: boolean;
  task: DataTask;
  online: boolean;
  say: (event: Event) => void;
}

/** Export and erase: offered as soon as anything is held. */
export function MyData({ known, task, online, say }: Props) {
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
      <StatusLine status={statusOf(task, online)} say={say} />
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

function statusOf(task: DataTask, online: boolean): Status {
  if ("try" in task && task.try.trouble) return troubled(task.try, online, data.away);
  const text = {
    none: "",
    "confirming-erase": "",
    exporting: data.exporting,
    erasing: data.erasing,
    erased: data.erased,
  };
  return { text: text[task.is], tone: "quiet", canRetry: false };
}
