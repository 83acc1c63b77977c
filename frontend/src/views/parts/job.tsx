import { LONGEST_JOB } from "../../choice";
import { useWords } from "../words";

interface Props {
  text: string;
  onChange: (text: string) => void;
}

/** A job description to shape the interview by. */
export function Job({ text, onChange }: Props) {
  const { setup, locale } = useWords();
  return (
    <section class="job">
      <h2>
        <label for="job">{setup.jobLabel}</label>
      </h2>
      <textarea
        id="job"
        rows={7}
        value={text}
        aria-describedby="job-note"
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      <p class="soft small" id="job-note">
        {text === "" ? setup.jobText : setup.jobUsed(text.length.toLocaleString(locale))}
        {text.length > LONGEST_JOB && ` ${setup.jobMost(LONGEST_JOB.toLocaleString(locale))}`}
      </p>
    </section>
  );
}
