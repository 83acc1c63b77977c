/** What is said outside of set-up about a model that somebody brings, in German. */

import type { OwnWords } from "./en";

export const own: OwnWords = {
  title: "Mein eigenes Sprachmodell nutzen",
  follows:
    "Der Bericht kommt sofort. Danach sieht ihn Ihr eigenes Sprachmodell durch, von diesem Browser aus.",
  lacks: {
    provider:
      "Hier lässt sich kein Anbieter wählen. Wählen Sie ein anderes eigenes Sprachmodell oder keines.",
    key: "Geben Sie unter „Mein eigenes Sprachmodell nutzen“ Ihren Schlüssel ein, oder wählen Sie dort keines.",
    "built-in":
      "Das Sprachmodell dieses Browsers ist nicht bereit. Sehen Sie unter „Mein eigenes Sprachmodell nutzen“ nach.",
    base: "Die Adresse Ihres Servers muss zu diesem Gerät gehören. Sehen Sie unter „Mein eigenes Sprachmodell nutzen“ nach.",
    model: "Nennen Sie unter „Mein eigenes Sprachmodell nutzen“ das Modell Ihres Servers.",
  },
  beside: (name) => `Mit Ihrem eigenen Sprachmodell (${name})`,
  causes: {
    key: "Ihr Schlüssel wurde nicht angenommen.",
    quota: "Das Kontingent Ihres Schlüssels ist vorerst aufgebraucht.",
    timeout: "Ihr Sprachmodell hat zu lange gebraucht.",
    network: "Ihr Sprachmodell war nicht zu erreichen.",
    refused: "Ihr Sprachmodell hat die Anfrage nicht angenommen.",
    away: "Der Anbieter Ihres Sprachmodells hat gerade eine Störung.",
    garbage: "Was Ihr Sprachmodell geschickt hat, war nicht zu gebrauchen.",
    partly: "Ein Teil dessen, was Ihr Sprachmodell geschickt hat, war nicht haltbar und wurde weggelassen.",
  },
  missing: {
    key: "Der Schlüssel für Ihr eigenes Sprachmodell ist nicht in diesem Browser.",
    "built-in": "Das Sprachmodell dieses Browsers ist nicht bereit.",
  },
  goesOn: "Das Gespräch geht weiter wie bisher.",
  without: "Die Bewertung hier ist ohne Sprachmodell entstanden.",
  advice: {
    key: "Geben Sie ihn hier ein und versuchen Sie es noch einmal.",
    quota: "Versuchen Sie es noch einmal, sobald es wieder reicht.",
    network:
      "Prüfen Sie, ob Sie online sind und ob etwas in diesem Browser die Anfrage zurückhält. Versuchen Sie es dann noch einmal.",
    local:
      "Prüfen Sie, ob der Server läuft, ob er mit dieser Seite in OLLAMA_ORIGINS gestartet wurde und ob Ihr Browser diese Seite zu ihm lässt. Versuchen Sie es dann noch einmal.",
    other: "Sie können es noch einmal versuchen.",
  },
  waits: (name) =>
    `Als Nächstes sieht Ihr eigenes Sprachmodell (${name}) Ihre Antworten durch. Lassen Sie diese Seite offen.`,
  working: (name) =>
    `Ihr eigenes Sprachmodell (${name}) sieht Ihre Antworten durch. Lassen Sie diese Seite offen, bis es fertig ist.`,
  fetching: "Ihr eigenes Sprachmodell hat Ihre Antworten durchgesehen. Der neue Bericht wird geholt…",
  idle: (name) => `Ihr eigenes Sprachmodell (${name}) hat das nicht durchgesehen.`,
  again: "Noch einmal versuchen",
  key: (provider) => `Schlüssel für ${provider}`,
  by: (name) => `durchgesehen von Ihrem eigenen Sprachmodell (${name})`,
  offline: (score) => `Ohne Sprachmodell ergibt sich ${score}.`,
  trust: "Wem Sie das zeigen, der sieht, dass es Ihr eigenes Sprachmodell war.",
  droppedTitle: "Weggelassen von dem, was das Sprachmodell geschickt hat:",
  dropped: {
    quote: "Ein Zitat, das nicht in der Antwort steht",
    score: "Eine Bewertung, die sich nicht ergibt",
    question: "Eine Frage, die nicht gestellt wurde",
    concept: "Ein Punkt, den die Frage nicht hat",
    plan: "Eine eigene Frage: Gestellt werden nur die dieser Seite",
    late: "Eine Antwort, die zu spät kam",
    again: "Eine zweite Antwort auf eine erledigte Aufgabe",
    stranger: "Eine Antwort auf eine Aufgabe, die nicht zu diesem Gespräch gehört",
  },
};
