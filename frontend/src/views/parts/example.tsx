import { useWords } from "../words";

/** A piece of a report, so that people know what they will get. */
export function Example() {
  const { landing, report } = useWords();
  return (
    <figure class="example">
      <figcaption>
        <h2>{landing.exampleTitle}</h2>
        <p class="soft small">{landing.exampleNote}</p>
      </figcaption>
      <div class="sheet">
        <p class="voice">{landing.exampleQuestion}</p>
        <p class="answer">
          {landing.exampleAnswer.map(({ text, mark }) =>
            mark === 0 ? (
              text
            ) : (
              <mark key={mark}>
                {text}
                <sup>{mark}</sup>
              </mark>
            ),
          )}
        </p>
        <div class="two">
          <div>
            <h3>{report.heard}</h3>
            <ol class="heard">
              {landing.exampleHeard.map((label) => (
                <li key={label}>{label}</li>
              ))}
            </ol>
          </div>
          <div>
            <h3>{report.missed}</h3>
            <ul class="missing">
              {landing.exampleMissed.map((label) => (
                <li key={label}>{label}</li>
              ))}
            </ul>
          </div>
        </div>
      </div>
    </figure>
  );
}
