import type { Own, Way } from "../../own";
import type { OwnRow } from "../../own-contract";
import type { Event } from "../../state";
import { Choices } from "../parts/choices";
import { BuiltInWay } from "./built-in-way";
import { KeyWay } from "./key-way";
import { LocalWay } from "./local-way";
import type { SetupWords } from "./words";
import "../../styles/own.css";

export { wordsFor } from "./words";

interface Props {
  own: Own;
  rows: OwnRow[];
  lends: boolean;
  words: SetupWords;
  say: (event: Event) => void;
}

const WAYS: Way[] = ["none", "key", "browser", "local"];

/** Which model the person brings, and what each way needs. */
export function Panel({ own, rows, lends, words, say }: Props) {
  const closed: Partial<Record<Way, string>> = {
    ...(rows.length === 0 && { key: words.noneHere }),
    ...(!lends && { browser: words.notHere }),
  };
  const options = WAYS.map((way) => {
    const note = closed[way];
    return { id: way, ...words.ways[way], ...(note && { note, closed: true }) };
  });
  return (
    <div class="own-panel">
      <p class="soft small">{`${words.about} ${words.trust}`}</p>
      <Choices
        name="own-way"
        legend={words.legend}
        options={options}
        chosen={own.way}
        onChoose={(way) => say({ is: "own-chose", own: { way: way as Way } })}
      />
      {own.way === "key" && <KeyWay {...{ own, rows, words, say }} />}
      {own.way === "browser" && <BuiltInWay {...{ built: own.built, words, say }} />}
      {own.way === "local" && <LocalWay {...{ own, words, say }} />}
    </div>
  );
}
