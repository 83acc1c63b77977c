import type { Report } from "../../contract";
import { figure } from "../../figures";
import { useWords } from "../words";

/** What a review by somebody's own model is worth: the score without it, and what of it was left out. */
export function OwnReviewPart({ report }: { report: Report }) {
  const { own: text, report: about, locale } = useWords();
  const { own_model: review, scale, language } = report;
  if (!review) return null;
  const { offline, dropped } = review;
  const score = offline?.overall ?? null;
  return (
    <div class="own-review">
      <p>
        {score !== null && text.offline(`${figure(score, locale)} ${about.outOf(scale)}`)} {text.trust}
      </p>
      {dropped.length > 0 && (
        <>
          <p>{text.droppedTitle}</p>
          <ul>
            {dropped.map(({ what, why }, nth) => (
              <li key={nth}>
                {text.dropped[what] ?? what}
                {why && (
                  <>
                    : <span lang={language}>{why}</span>
                  </>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
