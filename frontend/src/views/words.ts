/** The words of the interface, handed down from the frame to whatever says them. */

import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Words } from "../words/en";

const Spoken = createContext<Words | null>(null);

export const Speaking = Spoken.Provider;

export function useWords(): Words {
  const words = useContext(Spoken);
  if (!words) throw new Error("no words: draw this inside <Speaking>");
  return words;
}
