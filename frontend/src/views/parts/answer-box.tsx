import { useLayoutEffect, useRef } from "preact/hooks";
import type { Habits } from "../../habits";
import type { Room } from "../../room";
import type { Event } from "../../state";
import { useWords } from "../words";
import { AnswerTools } from "./answer-tools";

interface Props {
  room: Room;
  habits: Habits;
  speaks: boolean;
  /** Whether spoken answers are recorded; null where they cannot be. */
  record: boolean | null;
  say: (event: Event) => void;
}

const INDENT = "    ";

/** The box grows with its text: a hidden copy of the text behind it gives the height. */
export function AnswerBox({ room, habits, speaks, record, say }: Props) {
  const { room: text } = useWords();
  const box = useRef<HTMLTextAreaElement>(null);
  const { number } = room.question;
  const { code } = habits;
  // With the question, not a frame later: whoever is quick has left the box again by then.
  useLayoutEffect(() => {
    // On a touch screen the keyboard would cover the question before it is read.
    if (matchMedia("(pointer: fine)").matches) box.current?.focus();
    else document.getElementById("question")?.focus();
    window.scrollTo(0, 0);
  }, [number]);
  const onKeyDown = (event: KeyboardEvent & { currentTarget: HTMLTextAreaElement }) => {
    if (event.isComposing) return;
    const command = event.ctrlKey || event.metaKey;
    if (event.key === "Enter" && command) say({ is: "send" });
    else if (event.key === "Escape") document.getElementById("question")?.focus();
    else if (event.key === "Tab" && code && !event.shiftKey && !command && !event.altKey)
      indent(event.currentTarget);
    else return;
    event.preventDefault();
  };
  return (
    <div class={code ? "answer-box is-code" : "answer-box"}>
      <div class="answer-head">
        <label for="answer">{text.answer}</label>
        <AnswerTools aloud={room.aloud} code={code} speaks={speaks} record={record} say={say} />
      </div>
      <div class="grow" data-text={room.answer}>
        <textarea
          ref={box}
          id="answer"
          value={room.answer}
          readOnly={room.doing.is === "sending"}
          aria-describedby={code ? "question code-note" : "question"}
          aria-invalid={room.note?.is === "too-long"}
          spellcheck={!code}
          rows={4}
          onInput={(event) => say({ is: "typed", answer: event.currentTarget.value })}
          onKeyDown={onKeyDown}
        />
      </div>
      {code && (
        <p class="soft small" id="code-note">
          {text.codeOn}
        </p>
      )}
      {room.voice.is === "on" && (
        <p class="interim" aria-hidden="true">
          {room.voice.interim}
        </p>
      )}
    </div>
  );
}

/** Four spaces at the caret; the page hears of them as of typing. */
function indent(box: HTMLTextAreaElement): void {
  box.setRangeText(INDENT, box.selectionStart, box.selectionEnd, "end");
  box.dispatchEvent(new InputEvent("input", { bubbles: true }));
}
