import { useState } from "preact/hooks";

interface Props {
  text: string;
  /** What the button says. */
  label: string;
  /** What is said when it worked, and when it did not. */
  done: string;
  failed: string;
}

/** Copies a text and says whether that worked. */
export function CopyButton({ text, label, done, failed }: Props) {
  const [said, setSaid] = useState("");
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setSaid(done),
      () => setSaid(failed),
    );
  return (
    <>
      <button type="button" class="secondary small" onClick={() => void copy()}>
        {label}
      </button>
      <p role="status" class="soft small">
        {said}
      </p>
    </>
  );
}
