/** The model that is built into some browsers (the Prompt API). What it reads and writes stays on the device. */

import type { Built } from "../own";
import type { Answer } from "../own-contract";
import { type Of, list, oneOf, shape, text } from "../read";

interface Session {
  prompt(input: string, options: { responseConstraint: unknown; signal: AbortSignal }): Promise<string>;
  destroy(): void;
}

interface Spoken {
  expectedInputs: { type: "text"; languages: string[] }[];
  expectedOutputs: { type: "text"; languages: string[] }[];
}

interface Making extends Spoken {
  signal: AbortSignal;
  initialPrompts?: Of<typeof asked>["initialPrompts"];
  monitor?: (monitor: EventTarget) => void;
}

/** The part of the browser's LanguageModel that is used here. */
export interface BuiltIn {
  availability(spoken: Spoken): Promise<string>;
  create(making: Making): Promise<Session>;
}

const asked = shape({
  initialPrompts: list(shape({ role: oneOf("system", "user", "assistant"), content: text })),
  prompt: text,
  responseConstraint: (value: unknown) => value,
});

export function builtInto(browser: object): BuiltIn | null {
  return (browser as { LanguageModel?: BuiltIn }).LanguageModel ?? null;
}

/** It is told what to do in English, whatever language the answers are in. */
const speaking = (language: string): Spoken => ({
  expectedInputs: [{ type: "text", languages: [...new Set(["en", language])] }],
  expectedOutputs: [{ type: "text", languages: [language] }],
});

const STANDINGS = ["unavailable", "downloadable", "downloading", "available"] as const;

export async function standing(built: BuiltIn | null, language: string): Promise<Built["is"]> {
  try {
    const found = await built?.availability(speaking(language));
    return STANDINGS.find((one) => one === found) ?? "unavailable";
  } catch {
    return "unavailable";
  }
}

/** Has the browser fetch it, and says how it stands after that. `tell` gets the share that has come, 0 to 1. */
export async function downloaded(
  built: BuiltIn | null,
  language: string,
  tell: (share: number) => void,
  signal: AbortSignal,
): Promise<Built["is"]> {
  const monitor = (target: EventTarget) =>
    target.addEventListener("downloadprogress", (event) => tell((event as ProgressEvent).loaded));
  try {
    (await built?.create({ ...speaking(language), signal, monitor }))?.destroy();
  } catch {
    // How it stands says more than why this failed.
  }
  return standing(built, language);
}

/** What it wrote, as the answer of a provider. Never rejects. */
export async function prompted(
  built: BuiltIn | null,
  body: string,
  language: string,
  signal: AbortSignal,
): Promise<Answer> {
  try {
    const { initialPrompts, prompt, responseConstraint } = asked(JSON.parse(body), "");
    const session = await built?.create({ ...speaking(language), initialPrompts, signal });
    if (!session) return { failed: "refused" };
    try {
      return { status: 200, body: await session.prompt(prompt, { responseConstraint, signal }) };
    } finally {
      session.destroy();
    }
  } catch {
    return { failed: "refused" };
  }
}
