import type { Card } from "../../cards";
import { labelOf } from "../../choice";
import type { Option, ReportQuestion } from "../../contract";
import { MarkedAnswer } from "./marked-answer";
import { ScoreBar } from "./score-bar";
import { useWords } from "../words";

interface Props {
  cards: Card[];
  scale: number;
  topics: Option[];
  language: string;
  /** Addresses of recordings by the number of the question. */
  recordings?: Record<number, string>;
}

export function QuestionCards({ cards, scale, topics, language, recordings = {} }: Props) {
  const text = useWords().report;
  if (cards.length === 0) return null;
  return (
    <section class="cards">
      <h2>{text.questions}</h2>
      {cards.map((card, i) => (
        <details key={card.main.number} class="card" open={i === 0}>
          <summary>
            <span class="soft small">
              {[`${i + 1}`, labelOf(topics, card.main.topic)].filter(Boolean).join(" · ")}
            </span>
            <span class="voice" lang={language}>
              {card.main.text}
            </span>
            <CardScore question={card.main} scale={scale} />
          </summary>
          <CardBody card={card} language={language} recordings={recordings} />
        </details>
      ))}
    </section>
  );
}

function CardScore({ question, scale }: { question: ReportQuestion; scale: number }) {
  const text = useWords().report;
  if (question.skipped) return <span class="score soft">{text.skipped}</span>;
  return <ScoreBar score={question.score} scale={scale} />;
}

interface BodyProps {
  card: Card;
  language: string;
  recordings: Record<number, string>;
}

function CardBody({ card, language, recordings }: BodyProps) {
  const text = useWords().report;
  const { main, followUps, heard, praise, missing, unsure } = card;
  return (
    <div class="card-body">
      {main.meaning && (
        <p class="meaning" lang={language}>
          {main.meaning}
        </p>
      )}
      {!main.skipped && <MarkedAnswer question={main} labels={heard} language={language} />}
      <Sound url={recordings[main.number]} />
      {followUps.map((question) => (
        <div class="follow-up" key={question.number}>
          <p class="soft small">{text.followUp}</p>
          <p class="voice" lang={language}>
            {question.text}
          </p>
          {question.skipped ? (
            <p class="soft">{text.skipped}</p>
          ) : (
            <MarkedAnswer question={question} labels={heard} language={language} />
          )}
          <Sound url={recordings[question.number]} />
        </div>
      ))}
      <div class="two">
        <Listed title={text.heard} class="heard" items={heard} language={language} />
        <Listed title={text.missed} class="missing" items={missing} language={language} />
        <Listed title={text.unsure} class="missing" items={unsure} language={language} note={text.unsureNote} />
      </div>
      <Listed title={text.strengths} class="dots" items={praise} language={language} />
      {main.strong_answer && (
        <details class="strong">
          <summary>{text.strong}</summary>
          <p lang={language}>{main.strong_answer}</p>
        </details>
      )}
    </div>
  );
}

/** What was recorded of an answer; fetched only when it is played. */
function Sound({ url }: { url: string | undefined }) {
  const text = useWords().recording;
  return url ? <audio controls preload="none" src={url} aria-label={text.listen} /> : null;
}

interface ListProps {
  title: string;
  items: string[];
  class: string;
  language: string;
  note?: string;
}

/** What was heard is numbered, because the marks in the answers point to it. */
function Listed({ title, items, class: kind, language, note }: ListProps) {
  if (items.length === 0) return null;
  const List = kind === "heard" ? "ol" : "ul";
  return (
    <div>
      <h3>{title}</h3>
      <List class={kind} lang={language}>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </List>
      {note && <p class="soft small">{note}</p>}
    </div>
  );
}
