/** What is said outside of set-up about a model that somebody brings, in English. */

export const own = {
  title: "Use my own model",
  /** In place of what the site's own models would do after the interview. */
  follows: "The report comes at once. Your own model reviews it after that, from this browser.",
  /** What is still lacking before an interview can begin with it. */
  lacks: {
    provider: "No provider can be chosen here. Choose another model of yours, or none.",
    key: "Enter your key under “Use my own model”, or choose no model there.",
    "built-in": "The model of this browser is not ready. See under “Use my own model”.",
    base: "The address of your server must be one of this machine. See under “Use my own model”.",
    model: "Name the model of your server under “Use my own model”.",
  },
  beside: (name: string) => `With your own model (${name})`,
  /** What went wrong, said without blame. */
  causes: {
    key: "Your key was not accepted.",
    quota: "Your key has no quota left for now.",
    timeout: "Your model took too long.",
    network: "Your model could not be reached.",
    refused: "Your model did not take the request.",
    away: "The provider of your model is in trouble.",
    garbage: "What your model sent could not be used.",
    partly: "Part of what your model sent did not hold and was left out.",
  },
  missing: {
    key: "The key for your own model is not in this browser.",
    "built-in": "The model of this browser is not ready.",
  },
  /** In the room. */
  goesOn: "The interview goes on as it is.",
  /** In the report. */
  without: "The scores here were worked out without a model.",
  advice: {
    key: "Enter it here and try again.",
    quota: "Try again once there is more.",
    network:
      "Check that you are online and that nothing in this browser holds the request back, then try again.",
    local:
      "Check that the server runs, that it was started with this page in OLLAMA_ORIGINS, and that your browser lets this page reach it. Then try again.",
    other: "You can try again.",
  },
  waits: (name: string) => `Your own model (${name}) reviews your answers next. Keep this page open.`,
  working: (name: string) =>
    `Your own model (${name}) is reviewing your answers. Keep this page open until it is done.`,
  fetching: "Your own model has reviewed your answers. Fetching the new report…",
  idle: (name: string) => `Your own model (${name}) has not reviewed this.`,
  again: "Try again",
  key: (provider: string) => `Key for ${provider}`,
  by: (name: string) => `reviewed by your own model (${name})`,
  offline: (score: string) => `Worked out without a model, the score is ${score}.`,
  trust: "Whoever you share this with sees that it was your own model.",
  droppedTitle: "Left out of what the model sent:",
  dropped: {
    quote: "A quote that is not in the answer",
    score: "A score that did not follow",
    question: "A question that was not asked",
    concept: "A point that the question does not have",
    plan: "A question of its own: only those of this site are asked",
    late: "An answer that came too late",
    again: "A second answer to a task that had one",
    stranger: "An answer to a task that is not of this interview",
  } as Record<string, string>,
};

export type OwnWords = typeof own;
