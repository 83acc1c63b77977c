/** The words with which a model of one's own is set up, in Spanish. */

import type { SetupWords } from "./en";

export const words: SetupWords = {
  about:
    "Opcional. Un modelo que traes tú adapta preguntas a tu puesto, redacta las de seguimiento y revisa tus respuestas. Lo que no consiga, la entrevista lo hace sin él.",
  trust: "El informe dice que fue tu propio modelo y muestra al lado la puntuación calculada sin ninguno.",
  legend: "Qué modelo",
  ways: {
    none: { label: "Ninguno mío", about: "Se usan los modelos de este sitio, mientras tengan sitio." },
    key: {
      label: "Mi propia clave",
      about: "Las peticiones van de este navegador directamente al proveedor que elijas, con tu clave.",
    },
    browser: {
      label: "El de este navegador",
      about: "El modelo funciona en este dispositivo, y ningún proveedor recibe nada.",
    },
    local: {
      label: "Un servidor en este equipo",
      about: "Ollama, u otro servidor que hable como el de OpenAI, en este equipo.",
    },
  },
  noneHere: "Aquí no hay ninguno",
  notHere: "No en este navegador",
  provider: "Proveedor",
  model: "Modelo",
  key: "Clave",
  getKey: (label) => `Conseguir una clave de ${label}`,
  remember: "Recordar la clave en este navegador",
  rememberAbout: "Si no, se olvida al cerrar esta pestaña.",
  forget: "Quitar mis claves",
  stays: (label) =>
    `La clave se queda en este navegador y nunca se nos envía. Va a ${label} con cada petición, igual que las preguntas y tus respuestas.`,
  training: {
    yes: (label) => `${label} puede entrenar sus modelos con lo que se envía con una clave gratuita.`,
    no: (label) => `${label} dice que no entrena sus modelos con ello.`,
  },
  unverified: (label) =>
    `No está documentado que ${label} responda a navegadores. Si no lo hace, la entrevista sigue sin él.`,
  built: {
    unknown: "Comprobando…",
    available: "Está listo.",
    downloadable: "El navegador tiene que descargarlo antes. Pueden ser varios gigabytes.",
    downloading: "El navegador lo está descargando.",
    unavailable:
      "No está disponible en este dispositivo o en el idioma de la entrevista. Elige otro modelo, o ninguno.",
  },
  download: "Descargarlo",
  downloaded: (percent) => `Descargando: ${percent} %`,
  base: "Dirección",
  badBase: "Solo se llama a una dirección de este equipo, como http://127.0.0.1:11434.",
  served: "Modelo",
  find: "Buscar sus modelos",
  finding: "Buscando…",
  found: (n) => (n === 0 ? "Responde, pero aún no tiene ningún modelo." : "Responde."),
  away: "Nada respondió a esta página. ¿Está en marcha el servidor, y deja entrar a esta página?",
  allow: "Ollama responde a esta página si se inicia con",
  allowThen:
    "Puede que tu navegador pregunte si este sitio puede llegar a otras aplicaciones de este dispositivo o a tu red local. Permítelo.",
  staysHere: "Las preguntas y tus respuestas van a esa dirección, y a ningún proveedor.",
};
