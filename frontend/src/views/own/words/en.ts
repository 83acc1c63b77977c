/** The words with which a model of one's own is set up, in English. Fetched by those who open that part. */

export const words = {
  about:
    "Optional. A model that you bring fits questions to your job, words follow-ups and reviews your answers. Whatever it does not manage, the interview goes on without.",
  trust: "The report says that it was your own model, and keeps the score worked out without one beside it.",
  legend: "Which model",
  ways: {
    none: { label: "None of mine", about: "The models of this site are used, as far as they have room." },
    key: {
      label: "My own key",
      about: "Requests go from this browser straight to the provider you choose, with your key.",
    },
    browser: {
      label: "Built into this browser",
      about: "The model runs on this device, and no provider gets anything.",
    },
    local: {
      label: "A server on this machine",
      about: "Ollama, or another server that speaks like OpenAI's, on this machine.",
    },
  },
  noneHere: "None on offer",
  notHere: "Not in this browser",
  provider: "Provider",
  model: "Model",
  key: "Key",
  getKey: (label: string) => `Get a key from ${label}`,
  remember: "Remember the key in this browser",
  rememberAbout: "Otherwise it is forgotten when you close this tab.",
  forget: "Remove my keys",
  stays: (label: string) =>
    `The key stays in this browser and is never sent to us. It goes to ${label} with each request, and so do the questions and your answers.`,
  training: {
    yes: (label: string) => `${label} may train its models on what is sent with a free key.`,
    no: (label: string) => `${label} says that it does not train its models on it.`,
  },
  unverified: (label: string) =>
    `That ${label} answers browsers is not documented. If it does not, the interview goes on without it.`,
  built: {
    unknown: "Looking…",
    available: "It is ready.",
    downloadable: "The browser has to download it first. That may be several gigabytes.",
    downloading: "The browser is downloading it.",
    unavailable:
      "It is not to be had on this device, or not in the language of the interview. Choose another model, or none.",
  },
  download: "Download it",
  downloaded: (percent: number) => `Downloading: ${percent} %`,
  base: "Address",
  badBase: "Only an address of this machine is called, such as http://127.0.0.1:11434.",
  served: "Model",
  find: "Look for its models",
  finding: "Looking…",
  found: (n: number): string => (n === 0 ? "It answers, but has no model yet." : "It answers."),
  away: "Nothing answered this page. Does the server run, and does it let this page in?",
  allow: "Ollama answers this page when it is started with",
  allowThen:
    "Your browser may ask whether this site may reach other apps on this device or your local network. Allow it.",
  staysHere: "The questions and your answers go to that address, and to no provider.",
};

export type SetupWords = typeof words;
