import { useWords } from "../words";

export function NotCovered({ items, language }: { items: string[]; language: string }) {
  const text = useWords().report;
  if (items.length === 0) return null;
  return (
    <section class="not-covered">
      <h2>{text.notCovered}</h2>
      <p class="soft small">{text.notCoveredText}</p>
      <ul class="dots" lang={language}>
        {items.map((item, i) => (
          <li key={i}>{item}</li>
        ))}
      </ul>
    </section>
  );
}
