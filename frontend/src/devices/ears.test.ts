import { expect, it } from "vitest";
import type { VoiceEvent } from "../voice";
import { ears, recognition } from "./ears";

type Handlers = Pick<
  InstanceType<NonNullable<ReturnType<typeof recognition>>>,
  "onresult" | "onerror" | "onend"
>;

/** A browser that recognises what the test says. */
function browser(available?: string) {
  const made: (Handlers & { lang: string; processLocally?: boolean; starts: number })[] = [];
  class SpeechRecognition {
    static available = available === undefined ? undefined : () => Promise.resolve(available);
    lang = "";
    continuous = false;
    interimResults = false;
    onresult: Handlers["onresult"] = null;
    onerror: Handlers["onerror"] = null;
    onend: Handlers["onend"] = null;
    starts = 0;
    constructor() {
      made.push(this);
    }
    start() {
      this.starts += 1;
    }
    abort() {
      this.onend?.();
    }
  }
  return { made, Kind: recognition({ SpeechRecognition }) };
}

const result = (transcript: string, isFinal: boolean) => ({ isFinal, 0: { transcript } });

async function listening(available?: string) {
  const { made, Kind } = browser(available);
  const said: VoiceEvent[] = [];
  const clock = { now: 1000 };
  const follow = ears(
    Kind,
    (event) => said.push(event),
    () => clock.now,
  );
  follow("en-GB");
  await Promise.resolve();
  await Promise.resolve();
  const [ear] = made;
  if (!ear) throw new Error("nobody listens");
  return { ear, made, said, clock, follow };
}

it("recognition on the device is used where it is there, and said", async () => {
  const { ear, said } = await listening("available");
  expect([ear.processLocally, ear.lang]).toEqual([true, "en-GB"]);
  expect(said).toEqual([{ is: "voice-from", where: "device" }]);
});

it.each([undefined, "downloadable"])(
  "without it (%s) the vendor may hear the audio, and that is said",
  async (is) => {
    const { ear, said } = await listening(is);
    expect(ear.processLocally).toBeUndefined();
    expect(said).toEqual([{ is: "voice-from", where: "vendor" }]);
  },
);

it("new results are told once, the final apart from what may still change, and long gaps as pauses", async () => {
  const { ear, said, clock } = await listening();
  ear.onresult?.({ resultIndex: 0, results: [result("I", false)] });
  clock.now += 1999;
  ear.onresult?.({ resultIndex: 0, results: [result("I measured", true), result("then", false)] });
  clock.now += 2001;
  ear.onresult?.({ resultIndex: 1, results: [result("I measured", true), result("then fixed", true)] });
  expect(said.slice(1)).toEqual([
    { is: "heard", text: "", interim: "I", pause: 0 },
    { is: "heard", text: "I measured", interim: "then", pause: 0 },
    { is: "heard", text: "then fixed", interim: "", pause: 2 },
  ]);
});

it("silence does not end listening; being told to stop does", async () => {
  const { ear, said, follow } = await listening();
  ear.onerror?.({ error: "no-speech" });
  ear.onend?.();
  expect([ear.starts, said.length]).toEqual([2, 1]);
  follow(null);
  expect(ear.starts).toBe(2);
});

it("an error is told by what it means, one we do not know as a failure", async () => {
  const { ear, said } = await listening();
  for (const error of ["not-allowed", "audio-capture", "network", "language-not-supported", "bad-grammar"])
    ear.onerror?.({ error });
  expect(said.slice(1).map((event) => event.is === "voice-lost" && event.why)).toEqual([
    ...["denied", "no-microphone", "network", "language", "failed"],
  ]);
});

it("a browser without recognition says so", () => {
  expect(recognition({})).toBeNull();
  expect(recognition({ webkitSpeechRecognition: Object })).toBe(Object);
});
