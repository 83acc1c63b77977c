/** Speech recognition, as browsers have it: on this device where that is offered, else by the browser's vendor. */

import type { VoiceEvent, VoiceTrouble } from "../voice";

interface Result {
  readonly isFinal: boolean;
  readonly [index: number]: { readonly transcript: string };
}

/** The part of the browser's SpeechRecognition that is used here. */
interface Recogniser {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  processLocally?: boolean;
  onresult: ((event: { resultIndex: number; results: ArrayLike<Result> }) => void) | null;
  onerror: ((event: { error: string }) => void) | null;
  onend: (() => void) | null;
  start(): void;
  abort(): void;
}

interface Recognition {
  new (): Recogniser;
  available?(wanted: { langs: string[]; processLocally: boolean }): Promise<string>;
}

/** A gap this long between two things heard is a pause. */
const PAUSE_MS = 2000;

const TROUBLES: Record<string, VoiceTrouble> = {
  ...{ "not-allowed": "denied", "service-not-allowed": "denied", "audio-capture": "no-microphone" },
  ...{ network: "network", "language-not-supported": "language" },
};

export function recognition(browser: object): Recognition | null {
  const { SpeechRecognition, webkitSpeechRecognition } = browser as Record<string, Recognition | undefined>;
  return SpeechRecognition ?? webkitSpeechRecognition ?? null;
}

/** Listens in the language it was last told, or not at all. Silence does not end it: people think. */
export function ears(Kind: Recognition | null, say: (event: VoiceEvent) => void, now: () => number) {
  let wanted: string | null = null;
  let current: Recogniser | null = null;
  let heardAt = 0;

  async function open(language: string): Promise<void> {
    if (!Kind) return say({ is: "voice-lost", why: "failed" });
    const local = (await Kind.available?.({ langs: [language], processLocally: true })) === "available";
    if (wanted !== language) return;
    say({ is: "voice-from", where: local ? "device" : "vendor" });
    const ear = new Kind();
    Object.assign(ear, { lang: language, continuous: true, interimResults: true });
    if (local) ear.processLocally = true;
    ear.onresult = ({ resultIndex, results }) => hear(Array.from(results).slice(resultIndex));
    ear.onerror = ({ error }) => {
      if (error !== "no-speech" && error !== "aborted")
        say({ is: "voice-lost", why: TROUBLES[error] ?? "failed" });
    };
    // Browsers stop listening after a while of silence.
    ear.onend = () => (current === ear ? ear.start() : undefined);
    current = ear;
    ear.start();
  }

  function hear(results: Result[]): void {
    const gap = heardAt > 0 ? now() - heardAt : 0;
    const pause = gap > PAUSE_MS ? Math.round(gap / 100) / 10 : 0;
    heardAt = now();
    const told = (final: boolean) =>
      results
        .filter(({ isFinal }) => isFinal === final)
        .map((result) => result[0]?.transcript ?? "")
        .join(" ");
    say({ is: "heard", text: told(true), interim: told(false), pause });
  }

  return function follow(language: string | null): void {
    if (language === wanted) return;
    wanted = language;
    const ear = current;
    current = null;
    heardAt = 0;
    ear?.abort();
    if (language !== null) open(language).catch(() => say({ is: "voice-lost", why: "failed" }));
  };
}
