import { useWords } from "../words";

interface Props {
  text: string;
  onChange: (text: string) => void;
}

/** A job description to shape the interview by; folded away, because most people have none at hand. */
export function Job({ text, onChange }: Props) {
  const { setup } = useWords();
  return (
    <details class="job">
      <summary>{setup.job}</summary>
      <label for="job">{setup.jobLabel}</label>
      <p class="soft small" id="job-note">
        {setup.jobText}
      </p>
      <textarea
        id="job"
        rows={8}
        value={text}
        aria-describedby="job-note"
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    </details>
  );
}
