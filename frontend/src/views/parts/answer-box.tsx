import { useEffect, useRef } from "preact/hooks";
import type { Room } from "../../room";
import type { Event } from "../../state";
import { useWords } from "../words";

/** The box grows with its text: a hidden copy of the text behind it gives the height. */
export function AnswerBox({ room, say }: { room: Room; say: (event: Event) => void }) {
  const words = useWords();
  const box = useRef<HTMLTextAreaElement>(null);
  const { number } = room.question;
  useEffect(() => {
    // On a touch screen the keyboard would cover the question before it is read.
    if (matchMedia("(pointer: fine)").matches) box.current?.focus();
    else document.getElementById("question")?.focus();
    window.scrollTo(0, 0);
  }, [number]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
    event.preventDefault();
    say({ is: "send" });
  };
  const sending = room.doing.is === "sending";
  return (
    <div class="answer-box">
      <label for="answer">{words.room.answer}</label>
      <div class="grow" data-text={room.answer}>
        <textarea
          ref={box}
          id="answer"
          value={room.answer}
          readOnly={sending}
          aria-describedby="question"
          aria-invalid={room.note?.is === "too-long"}
          spellcheck
          rows={4}
          onInput={(event) => say({ is: "typed", answer: event.currentTarget.value })}
          onKeyDown={onKeyDown}
        />
      </div>
    </div>
  );
}
