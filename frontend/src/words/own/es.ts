/** What is said outside of set-up about a model that somebody brings, in Spanish. */

import type { OwnWords } from "./en";

export const own: OwnWords = {
  title: "Usar mi propio modelo",
  follows: "El informe llega al momento. Después lo revisa tu propio modelo, desde este navegador.",
  lacks: {
    provider: "Aquí no se puede elegir ningún proveedor. Elige otro modelo tuyo, o ninguno.",
    key: "Escribe tu clave en «Usar mi propio modelo», o no elijas ninguno ahí.",
    "built-in": "El modelo de este navegador no está listo. Míralo en «Usar mi propio modelo».",
    base: "La dirección de tu servidor debe ser de este equipo. Míralo en «Usar mi propio modelo».",
    model: "Di qué modelo tiene tu servidor en «Usar mi propio modelo».",
  },
  beside: (name) => `Con tu propio modelo (${name})`,
  causes: {
    key: "Tu clave no fue aceptada.",
    quota: "A tu clave no le queda cuota por ahora.",
    timeout: "Tu modelo tardó demasiado.",
    network: "No se pudo llegar a tu modelo.",
    refused: "Tu modelo no aceptó la petición.",
    away: "El proveedor de tu modelo tiene una avería.",
    garbage: "Lo que envió tu modelo no se pudo usar.",
    partly: "Una parte de lo que envió tu modelo no se sostenía y se dejó fuera.",
  },
  missing: {
    key: "La clave de tu propio modelo no está en este navegador.",
    "built-in": "El modelo de este navegador no está listo.",
  },
  goesOn: "La entrevista sigue como está.",
  without: "Estas puntuaciones se calcularon sin modelo.",
  advice: {
    key: "Escríbela aquí y vuelve a intentarlo.",
    quota: "Vuelve a intentarlo cuando haya más.",
    network:
      "Comprueba que tienes conexión y que nada en este navegador retiene la petición, y vuelve a intentarlo.",
    local:
      "Comprueba que el servidor está en marcha, que se inició con esta página en OLLAMA_ORIGINS y que tu navegador le deja llegar a él. Después vuelve a intentarlo.",
    other: "Puedes volver a intentarlo.",
  },
  waits: (name) => `Ahora tu propio modelo (${name}) revisa tus respuestas. Deja esta página abierta.`,
  working: (name) =>
    `Tu propio modelo (${name}) está revisando tus respuestas. Deja esta página abierta hasta que termine.`,
  fetching: "Tu propio modelo ha revisado tus respuestas. Trayendo el nuevo informe…",
  idle: (name) => `Tu propio modelo (${name}) no ha revisado esto.`,
  again: "Volver a intentarlo",
  key: (provider) => `Clave de ${provider}`,
  by: (name) => `revisado por tu propio modelo (${name})`,
  offline: (score) => `Calculada sin modelo, la puntuación es ${score}.`,
  trust: "Con quien lo compartas verá que fue tu propio modelo.",
  droppedTitle: "Se dejó fuera de lo que envió el modelo:",
  dropped: {
    quote: "Una cita que no está en la respuesta",
    score: "Una puntuación que no se sigue",
    question: "Una pregunta que no se hizo",
    concept: "Un punto que la pregunta no tiene",
    plan: "Una pregunta suya: solo se hacen las de este sitio",
    late: "Una respuesta que llegó demasiado tarde",
    again: "Una segunda respuesta a una tarea ya resuelta",
    stranger: "Una respuesta a una tarea que no es de esta entrevista",
  },
};
