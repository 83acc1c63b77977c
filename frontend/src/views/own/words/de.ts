/** The words with which a model of one's own is set up, in German. */

import type { SetupWords } from "./en";

export const words: SetupWords = {
  about:
    "Wenn Sie möchten: Ein Sprachmodell, das Sie mitbringen, stimmt Fragen auf Ihre Stelle ab, formuliert Nachfragen und sieht Ihre Antworten durch. Was es nicht schafft, geht auch ohne es.",
  trust:
    "Der Bericht sagt, dass es Ihr eigenes Sprachmodell war, und zeigt daneben die Bewertung, die ohne eines entsteht.",
  legend: "Welches Sprachmodell",
  ways: {
    none: { label: "Kein eigenes", about: "Die Sprachmodelle dieser Seite dienen, soweit sie Platz haben." },
    key: {
      label: "Mein eigener Schlüssel",
      about: "Anfragen gehen von diesem Browser geradewegs an den Anbieter Ihrer Wahl, mit Ihrem Schlüssel.",
    },
    browser: {
      label: "In diesem Browser",
      about: "Das Sprachmodell läuft auf diesem Gerät, und kein Anbieter bekommt etwas.",
    },
    local: {
      label: "Ein Server auf diesem Gerät",
      about: "Ollama oder ein anderer Server, der wie der von OpenAI spricht, auf diesem Gerät.",
    },
  },
  noneHere: "Hier keiner im Angebot",
  notHere: "Nicht in diesem Browser",
  provider: "Anbieter",
  model: "Modell",
  key: "Schlüssel",
  getKey: (label) => `Schlüssel bei ${label} holen`,
  remember: "Schlüssel in diesem Browser behalten",
  rememberAbout: "Sonst wird er vergessen, wenn Sie diesen Tab schließen.",
  forget: "Meine Schlüssel entfernen",
  stays: (label) =>
    `Der Schlüssel bleibt in diesem Browser und geht nie an uns. An ${label} geht er mit jeder Anfrage, ebenso die Fragen und Ihre Antworten.`,
  training: {
    yes: (label) =>
      `${label} darf seine Modelle mit dem trainieren, was mit einem kostenlosen Schlüssel kommt.`,
    no: (label) => `${label} sagt, dass es seine Modelle nicht damit trainiert.`,
  },
  unverified: (label) =>
    `Dass ${label} Browsern antwortet, ist nicht dokumentiert. Wenn nicht, geht das Gespräch ohne es weiter.`,
  built: {
    unknown: "Wird nachgesehen…",
    available: "Es ist bereit.",
    downloadable: "Der Browser muss es erst herunterladen. Das können mehrere Gigabyte sein.",
    downloading: "Der Browser lädt es herunter.",
    unavailable:
      "Auf diesem Gerät oder in der Sprache des Gesprächs gibt es keines. Wählen Sie ein anderes oder keines.",
  },
  download: "Herunterladen",
  downloaded: (percent) => `Wird heruntergeladen: ${percent} %`,
  base: "Adresse",
  badBase: "Angesprochen wird nur eine Adresse dieses Geräts, etwa http://127.0.0.1:11434.",
  served: "Modell",
  find: "Nach Modellen sehen",
  finding: "Wird nachgesehen…",
  found: (n) => (n === 0 ? "Er antwortet, hat aber noch kein Modell." : "Er antwortet."),
  away: "Dieser Seite hat nichts geantwortet. Läuft der Server, und lässt er diese Seite zu?",
  allow: "Ollama antwortet dieser Seite, wenn es so gestartet wird:",
  allowThen:
    "Ihr Browser fragt vielleicht, ob diese Seite andere Apps auf diesem Gerät oder Ihr lokales Netz erreichen darf. Erlauben Sie es.",
  staysHere: "Die Fragen und Ihre Antworten gehen an diese Adresse und an keinen Anbieter.",
};
