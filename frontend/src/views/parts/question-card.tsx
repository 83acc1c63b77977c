import type { Card } from "../../cards";
import { labelOf } from "../../choice";
import type { Option, ReportQuestion } from "../../contract";
import { words } from "../../words";
import { MarkedAnswer } from "./marked-answer";
import { ScoreBar } from "./score-bar";

const text = words.report;

export function QuestionCards({ cards, scale, topics }: { cards: Card[]; scale: number; topics: Option[] }) {
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
            <span class="voice">{card.main.text}</span>
            <CardScore question={card.main} scale={scale} />
          </summary>
          <CardBody card={card} />
        </details>
      ))}
    </section>
  );
}

function CardScore({ question, scale }: { question: ReportQuestion; scale: number }) {
  if (question.skipped) return <span class="score soft">{text.skipped}</span>;
  return <ScoreBar score={question.score} scale={scale} />;
}

function CardBody({ card }: { card: Card }) {
  const { main, followUps, heard, praise, missing } = card;
  return (
    <div class="card-body">
      {main.meaning && <p class="meaning">{main.meaning}</p>}
      {!main.skipped && <MarkedAnswer question={main} labels={heard} />}
      {followUps.map((question) => (
        <div class="follow-up" key={question.number}>
          <p class="soft small">{text.followUp}</p>
          <p class="voice">{question.text}</p>
          {question.skipped ? (
            <p class="soft">{text.skipped}</p>
          ) : (
            <MarkedAnswer question={question} labels={heard} />
          )}
        </div>
      ))}
      <div class="two">
        <Listed title={text.heard} class="heard" items={heard} />
        <Listed title={text.missed} class="missing" items={missing} />
      </div>
      <Listed title={text.strengths} class="dots" items={praise} />
      {main.strong_answer && (
        <details class="strong">
          <summary>{text.strong}</summary>
          <p>{main.strong_answer}</p>
        </details>
      )}
    </div>
  );
}

/** What was heard is numbered, because the marks in the answers point to it. */
function Listed({ title, items, class: kind }: { title: string; items: string[]; class: string }) {
  if (items.length === 0) return null;
  const List = kind === "heard" ? "ol" : "ul";
  return (
    <div>
      <h3>{title}</h3>
      <List class={kind}>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </List>
    </div>
  );
}
