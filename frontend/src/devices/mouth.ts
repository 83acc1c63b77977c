/** Reads a text aloud with the voices of the browser. */

interface Wanted {
  text: string;
  language: string;
}

/** Speaks what it was last told and calls `done` when that has been said, or could not be. */
export function mouth(synthesis: SpeechSynthesis | null, done: () => void) {
  let current: SpeechSynthesisUtterance | null = null;

  return function follow(wanted: Wanted | null): void {
    if (current?.text === wanted?.text) return;
    current = null;
    synthesis?.cancel();
    if (!wanted || !synthesis) return;
    const utterance = new SpeechSynthesisUtterance(wanted.text);
    utterance.lang = wanted.language;
    utterance.onend = utterance.onerror = () => {
      if (current === utterance) done();
    };
    current = utterance;
    synthesis.speak(utterance);
  };
}
