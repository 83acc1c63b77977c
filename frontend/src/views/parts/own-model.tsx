import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { type Own, lackOf, modelOf, nameOf } from "../../own";
import type { OwnRow } from "../../own-contract";
import type { Event } from "../../state";
import { useLazy } from "../lazy";
import { useWords } from "../words";

interface Props {
  own: Own;
  rows: OwnRow[];
  /** Whether this browser has a model in it. */
  lends: boolean;
  say: (event: Event) => void;
}

/** A model that somebody brings; folded away, and fetched when it is opened, because most people bring none. */
export function OwnModelPart(props: Props) {
  const { own: text, locale } = useWords();
  const { own, rows } = props;
  const details = useRef<HTMLDetailsElement>(null);
  const [opened, setOpened] = useState(false);
  const lacks = lackOf(own, rows) !== null;
  // Opened where something is lacking, and never closed but by the person.
  useLayoutEffect(() => {
    if (details.current && lacks) details.current.open = true;
  }, [lacks]);
  const model = modelOf(own, rows);
  return (
    <details class="own" ref={details} onToggle={(event) => setOpened(opened || event.currentTarget.open)}>
      <summary>
        {text.title}
        {model && <span class="soft small"> {nameOf(model)}</span>}
      </summary>
      {opened && <LazyPanel key={locale} {...props} />}
    </details>
  );
}

function LazyPanel(props: Props) {
  const { locale } = useWords();
  const part = useLazy(
    async () => {
      const { Panel, wordsFor } = await import("../own/panel");
      return { Panel, words: await wordsFor(locale) };
    },
    (found) => found,
  );
  if (!part) return null;
  return <part.Panel {...props} words={part.words} />;
}
