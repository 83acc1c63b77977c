/** Every word the page itself says, in Spanish. */

import type { Words } from "./en";
import { own } from "./own/es";

const plural = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

function about(seconds: number): string {
  if (seconds < 60) return plural(Math.max(1, Math.round(seconds)), "segundo", "segundos");
  return seconds < 7200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} horas`;
}

export const words: Words = {
  own,
  locale: "es-ES",
  name: "Quiet Room",
  skipLink: "Ir al contenido",
  nav: { label: "Páginas", progress: "Progreso" },
  language: "Idioma",
  theme: { label: "Colores", system: "Automático", light: "Claro", dark: "Oscuro" },
  tryNow: "Probar ahora",
  coming: "Esta página todavía está en camino…",
  cancel: "Cancelar",
  moment: (day, hour) => `${day === null ? "hoy" : `el ${day}`} a las ${hour}`,

  problems: {
    "daily-limit": "Ya no quedan entrevistas para hoy. Mañana habrá más.",
    busy: "Ahora mismo no hay nadie libre para eso. Inténtalo más tarde.",
    "storage-down": "El almacenamiento no responde en este momento.",
    "not-found": "Eso no existe aquí, o ya no existe.",
    unauthorised: "Este navegador no puede abrir eso.",
    forbidden: "Este navegador no puede abrir eso.",
    "already-reviewed": "Esta entrevista ya tuvo su segunda revisión; el informe muestra las dos.",
    "already-finished": "Esta entrevista ya ha terminado.",
    "invalid-request": "El servidor no lo ha aceptado así. Revisa lo que has introducido.",
    "too-large": "Es demasiado largo. Acórtalo y envíalo después.",
    internal: "Algo ha fallado por nuestra parte. No se ha perdido nada confirmado; inténtalo de nuevo.",
  },

  offer: {
    "backend-engineer": {
      label: "Desarrollo backend",
      about: "Servicios, API, almacenes de datos y lo que ocurre con mucha carga.",
    },
    "frontend-engineer": {
      label: "Desarrollo frontend",
      about: "Interfaces que la gente usa: estado, velocidad, accesibilidad.",
    },
    "data-engineer": {
      label: "Ingeniería de datos",
      about: "Flujos, modelos y datos en los que otros puedan confiar.",
    },
    "ml-engineer": {
      label: "Aprendizaje automático",
      about: "Modelos, del planteamiento a producción, y saber si funcionan.",
    },
    "devops-sre": {
      label: "DevOps y fiabilidad",
      about: "Entregas, infraestructura, incidentes y fiabilidad.",
    },
    "qa-engineer": { label: "Calidad de software", about: "Encontrar lo que falla antes que los demás." },
    "product-manager": {
      label: "Gestión de producto",
      about: "Qué construir, para quién, y cómo saber si ha servido.",
    },
    "data-analyst": {
      label: "Análisis de datos",
      about: "Preguntas convertidas en cifras que se sostienen y se cuentan bien.",
    },
    "fullstack-engineer": {
      label: "Desarrollo full stack",
      about: "De la pantalla a la tabla: funciones enteras, de principio a fin.",
    },
    "mobile-engineer": {
      label: "Desarrollo móvil",
      about: "Apps en teléfonos reales: redes, baterías, tiendas y gente con prisa.",
    },
    "cloud-architect": {
      label: "Arquitectura cloud y de soluciones",
      about: "Sistemas a la medida del negocio, de su presupuesto y de su peor día.",
    },
    "security-engineer": {
      label: "Seguridad informática",
      about: "De qué se podría abusar, cómo te enterarías y qué hacer primero.",
    },
    "ux-designer": {
      label: "Diseño UX",
      about: "Qué necesita la gente, qué hace de verdad, y diseños que resisten el encuentro con ella.",
    },
    "project-manager": {
      label: "Gestión de proyectos",
      about: "Planes que aguantan, personas que reman juntas y malas noticias dadas a tiempo.",
    },
    sales: {
      label: "Ventas",
      about: "Encontrar la necesidad, ser honesto sobre el encaje y cerrar.",
    },
    "customer-success": {
      label: "Éxito del cliente",
      about: "Clientes que consiguen lo que buscaban, y se quedan.",
    },
    "business-analyst": {
      label: "Análisis de negocio y finanzas",
      about: "Qué significa una cifra para una decisión, y cuánta certeza hay.",
    },
    case: { label: "Caso práctico", about: "Un problema delante de ti, pensado en voz alta." },
    values: {
      label: "Valores y cultura",
      about: "Qué defiendes cuando cuesta algo, y cómo trabajas con otros.",
    },
    junior: { label: "Inicial", about: "Hasta unos dos años de oficio." },
    mid: { label: "Intermedio", about: "Trabajas con autonomía y conoces las contrapartidas." },
    senior: { label: "Sénior", about: "Influyes en cómo trabajan otros y en qué se construye." },
    mixed: { label: "Mixta", about: "Un poco de todo, como en una primera ronda real." },
    behavioural: {
      label: "Experiencias",
      about: "Lo que hiciste en situaciones reales, y en qué acabó.",
    },
    technical: { label: "Técnica y de oficio", about: "El oficio, a través de situaciones." },
    "system-design": {
      label: "Diseño de sistemas y producto",
      about: "Diseñar algo entero, con sus contrapartidas.",
    },
    screening: {
      label: "Primera llamada",
      about: "Quién eres, qué quieres y por qué este puesto.",
    },
  },

  titles: {
    landing: "Quiet Room: practica una entrevista de trabajo",
    setup: "Prepara una entrevista",
    opening: "Abriendo tu entrevista",
    room: (number) => `Pregunta ${number}`,
    report: "Tu informe",
    shared: "Un informe compartido",
    progress: "Tu progreso",
    ops: "Operación",
    lost: "No encontrado",
  },

  landing: {
    heading: "Practica una entrevista de trabajo y lee lo que llegó.",
    lead: "Respondes preguntas reales, de una en una, por escrito o de viva voz. El informe cita tus propias palabras: qué se oyó, qué faltó y qué hacer a continuación.",
    start: "Empezar una entrevista",
    free: "Gratis y sin cuenta. Dos clics hasta la primera pregunta.",
    waking:
      "El servidor está despertando. Tras un rato tranquilo tarda unos segundos; puedes seguir mientras tanto.",
    stored: "Tus respuestas e informes se guardan para que puedas volver, y puedes borrarlos en «Progreso».",
    exampleTitle: "Qué muestra un informe",
    exampleQuestion:
      "A una clienta se le cobró dos veces tras agotarse un tiempo de espera. ¿Cómo evitas que vuelva a pasar?",
    exampleAnswer: [
      { text: "Haría que ", mark: 0 },
      { text: "el cliente enviara la misma clave en cada intento", mark: 1 },
      { text: " y ", mark: 0 },
      { text: "buscaría esa clave antes de cobrar", mark: 2 },
      { text: ". Así el segundo intento solo se entera de que ya está hecho.", mark: 0 },
    ],
    exampleHeard: ["La misma clave en cada intento", "Búsqueda antes del cobro"],
    exampleMissed: ["Qué pasa si dos intentos coinciden"],
    exampleNote: "De una respuesta de ejemplo: lo marcado es la prueba, y los números dicen de qué.",
    how: [
      {
        title: "A tu ritmo",
        text: "Una pregunta cada vez, y otra más donde algo quedó abierto. Hay pistas y otras palabras si las quieres, y nadie te interrumpe.",
      },
      {
        title: "Puntuada con criterios escritos",
        text: "Cada respuesta se compara con lo que contiene una buena. Cada cifra dice qué significa en tu nivel y quién la dio.",
      },
      {
        title: "Nada de lo que escribes se pierde",
        text: "Cada tecla queda en este dispositivo hasta que la respuesta ha llegado. Cierra la página y vuelve: estarás donde estabas.",
      },
    ],
  },

  mine: {
    openTitle: "Sigue donde lo dejaste",
    resume: "Continuar",
    pastTitle: "Tus entrevistas",
    when: "Fecha",
    what: "Entrevista",
    score: "Global",
    unscored: "Sin puntuar",
    away: "Tus entrevistas anteriores aún no se han podido cargar.",
    all: "Ver tu progreso",
  },

  progress: {
    heading: "Tu progreso",
    nothing: "Aún no hay nada puntuado. Tras tu primera entrevista verás aquí cómo avanzas.",
    done: (n, days) =>
      plural(n, "entrevista puntuada", "entrevistas puntuadas") +
      (days === 0 ? "." : `; has practicado ${plural(days, "día", "días")} de los últimos siete.`),
    trend: "Global",
    streak: (days) => `${plural(days, "día seguido", "días seguidos")}.`,
    against: (latest, before, n, change) =>
      `Tu última entrevista está en ${latest}, ` +
      (Math.abs(change) < 0.05 ? "igual que" : change > 0 ? "por encima de" : "por debajo de") +
      (n === 1 ? ` la anterior (${before}).` : ` la media de las ${n} anteriores (${before}).`),
    trendName: (values) => `Puntuación global a lo largo del tiempo: ${values}.`,
    one: "Con una segunda entrevista esto será una línea.",
    competencies: "Por competencia",
    competency: "Competencia",
    first: "Primera",
    latest: "Última",
    course: "Evolución",
    weak: "Temas para repasar",
    weakText: "De tus últimos informes: temas en los que tus respuestas están por debajo de 3,5.",
    noWeak: "Ningún tema de tus últimos informes está por debajo de 3,5.",
    reading: "Leyendo tus últimos informes…",
    onTopic: (score, n) => `${score} en ${plural(n, "respuesta", "respuestas")}`,
    practise: "Practicar",
  },

  data: {
    title: "Tus datos",
    text: "Descarga todo lo que se guarda sobre ti, o bórralo para siempre. Ambas cosas se hacen al momento.",
    export: "Descargar mis datos",
    erase: "Borrar mis datos",
    exporting: "Preparando tus datos…",
    erasing: "Borrando…",
    erased: "Todo lo que se guardaba sobre ti está borrado, aquí y en el servidor.",
    away: "El servidor no responde, así que aún no ha cambiado nada.",
    confirmTitle: "¿Borrarlo todo?",
    confirmText:
      "Todas tus entrevistas, respuestas e informes se borran en el servidor y en este dispositivo. No se puede deshacer.",
    eraseOne: "Borrar esta entrevista",
    oneTitle: "¿Borrar esta entrevista?",
    oneText:
      "Sus respuestas, el informe, las grabaciones y el enlace se borran en el servidor y en este dispositivo. No se puede deshacer.",
    erasedOne: "La entrevista está borrada, con sus respuestas, informe y grabaciones.",
    file: "quiet-room-datos.json",
    codeTitle: "Tu código de recuperación",
    codeText:
      "Con este código encuentras tus entrevistas en otro dispositivo. Quien lo tenga puede leerlas, así que no lo compartas.",
    noCode: "Este navegador no conoce tu código. Se mostró en el navegador en el que empezaste.",
    copy: "Copiar el código",
    copied: "El código está copiado.",
    notCopied: "No se ha podido copiar el código. Selecciónalo y cópialo a mano.",
    recoverTitle: "¿Vienes de otro dispositivo?",
    recoverText: "Escribe tu código de recuperación y tus entrevistas estarán también aquí.",
    recoverLabel: "Código de recuperación",
    recover: "Encontrar mis entrevistas",
    recovering: "Buscando tus entrevistas…",
    recovered: "Tus entrevistas ya están aquí.",
  },

  setup: {
    heading: "Prepara tu entrevista",
    role: "Puesto",
    level: "Nivel",
    kind: "Tipo de preguntas",
    length: "Duración",
    questions: (n) => plural(n, "pregunta", "preguntas"),
    minutes: (n) => `unos ${n} min`,
    related: (own) => `${own} de este tipo, luego otras parecidas`,
    focus: "Elegir temas",
    focusText: "Opcional. Las preguntas sobre estos temas van primero.",
    findTopic: (n) => `Buscar uno de ${n} temas`,
    topicsFound: (n) => (n === 0 ? "Ningún tema se llama así." : plural(n, "tema", "temas")),
    topicsOf: (n, chosen) => (chosen === 0 ? String(n) : `${chosen} de ${n} elegidos`),
    background: "Adaptarla a tu currículum o a una oferta de empleo",
    backgroundText:
      "Opcional. Las preguntas que encajen irán primero, y una o dos tratarán de tu propia experiencia.",
    jobLabel: "Oferta de empleo",
    jobText: "Pega el anuncio, y las preguntas que encajen irán primero.",
    jobUsed: (n) => `${n} caracteres. Tu entrevista se adaptará a ella.`,
    jobMost: (n) => `El máximo son ${n}.`,
    jobTooLong: (by) =>
      `La oferta tiene ${plural(by, "carácter", "caracteres")} de más. Acórtala y empieza después.`,
    language: "Idioma de la entrevista",
    noneYet: "Aún ninguna en este nivel",
    begin: "Empezar",
    beginning: "Preparando tu entrevista…",
    loading: "Cargando lo que hay. Tras un rato tranquilo esto tarda unos segundos.",
    empty: "Aún no hay preguntas disponibles.",
    leftToday: (n) =>
      n === 0 ? "Hoy no quedan entrevistas" : `hoy te quedan ${plural(n, "entrevista", "entrevistas")}`,
    resets: (when) => `Habrá más desde ${when}`,
    review: {
      expected: (within) =>
        `El informe llega al momento, y después una segunda revisión hecha por un modelo${within === null ? "" : `, por ahora en menos de ${about(within)}`}.`,
      possible: () =>
        "El informe llega al momento. Puede seguir una segunda revisión hecha por un modelo, según el cupo de hoy.",
      none: () => "El informe llega al momento, puntuado sin modelo.",
    },
    stored: (days) =>
      `En el servidor quedan${days === null ? "" : ` durante ${plural(days, "día", "días")}`} tu elección, tus respuestas y el informe. Sin nombre y sin cuenta; en «Progreso» puedes borrarlo todo.`,
  },

  resume: {
    title: "Tu currículum",
    choose: "Elegir un archivo",
    drop: "O suéltalo en cualquier parte de esta página.",
    taken: "PDF, Word (.docx), texto o Markdown, hasta 5 MB.",
    letGo: "Suéltalo para enviarlo.",
    kept: (file, read) =>
      file === null || read === null
        ? ""
        : `El archivo se borra al cabo de ${plural(file, "día", "días")}, lo leído al cabo de ${plural(read, "día", "días")}; no se leen tu nombre ni tu dirección.`,
    keptUntil: (date) => `Este currículum lo diste antes; se conserva hasta el ${date}:`,
    use: "Usarlo",
    sending: (name, percent) => `Enviando ${name}: ${percent} %`,
    reading: (name) => `Leyendo ${name}…`,
    check:
      "Esto es lo que se ha leído, y con ello se eligen las preguntas. Corrige lo que no esté bien; se guarda mientras escribes.",
    headline: "Titular",
    years: "Años de trabajo",
    yearsOf: (n) => `${n.toLocaleString("es-ES")} ${n === 1 ? "año" : "años"}`,
    skills: "Conocimientos",
    skillsOf: (n) => plural(n, "conocimiento", "conocimientos"),
    showAll: (n) => `Ver los ${n}`,
    anotherSkill: "Otro conocimiento",
    add: "Añadir",
    jobs: "Empleos",
    jobTitle: "Puesto",
    employer: "Empresa",
    now: "hoy",
    languages: "Idiomas",
    fluency: {
      ...{ native: "Lengua materna", fluent: "Fluido", good: "Bueno", basic: "Básico" },
      "": "Sin indicar",
    },
    removeOne: (what) => `Quitar ${what}`,
    confirm: "Está bien así",
    correct: "Corregir",
    remove: "Quitar el currículum",
    removing: "Quitándolo…",
    saving: "Guardando tus correcciones…",
    notTaken: "Esta corrección no se ha aceptado.",
    unsent: "El archivo no se pierde; se enviará en cuanto responda el servidor.",
    unsaved: "Tus correcciones se guardan en este dispositivo.",
    readsLike: (role, level) => `Parece de ${role}, ${level}.`,
    comesNear: (role, level) => `Aquí no hay ningún puesto igual; el más parecido es ${role}, ${level}.`,
    chooseThese: "Elegirlo así",
    first: "Primero se lee tu currículum…",
    refusals: {
      "too-large":
        "Este archivo pesa más de 5 MB. Guárdalo más pequeño, por ejemplo sin imágenes, y elígelo de nuevo.",
      "unreadable-file": "Esto no se puede leer. Elige un solo archivo que siga donde estaba.",
      "unsupported-file":
        "No se aceptan archivos de este tipo. Envía un PDF, un documento de Word (.docx), texto o Markdown.",
      "no-text-in-file":
        "De este archivo no se puede sacar texto: está vacío, dañado, protegido por contraseña o es solo una imagen. Guárdalo de nuevo como PDF, o envía el texto.",
      gone: "Tu currículum ya no está guardado aquí. Añádelo de nuevo o empieza sin él.",
    },
  },

  opening: {
    heading: "Abriendo tu entrevista…",
    away: "El servidor no responde. Todo lo enviado está a salvo allí, y lo no enviado se guarda en este dispositivo.",
  },

  room: {
    position: (n, of) => `Pregunta ${n} de ${of}`,
    followUp: "Repregunta",
    because: { resume: "De tu currículum", job_description: "Según la oferta" },
    shaped: ({ resume, job_description: job }, planned) =>
      [
        resume === null ? "" : `Tu currículum ha determinado ${resume} de ${planned} preguntas.`,
        job === null
          ? ""
          : job === 0
            ? "Ninguna de las preguntas encaja del todo con la oferta."
            : `La oferta ha determinado ${job} de ${planned} preguntas.`,
      ]
        .filter(Boolean)
        .join(" "),
    followUpTo: "La pregunta era",
    answer: "Tu respuesta",
    send: "Enviar respuesta",
    keys: (mac) => (mac ? "⌘ Intro" : "Ctrl Intro"),
    hint: "Pista",
    rephrase: "Reformular",
    left: (n) => (n === 0 ? "ninguna más" : `${n} más`),
    skip: "Saltar",
    finish: "Terminar",
    pause: "Pausa",
    pausedTitle: "En pausa",
    pausedText:
      "El tiempo está parado. Todo queda guardado; también puedes cerrar la página y volver más tarde.",
    goOn: "Seguir",
    readAloud: "Escuchar",
    stopReading: "Parar la lectura",
    code: "Código",
    codeOn: "El tabulador sangra. Esc sale del cuadro.",
    speak: "Hablar",
    stopSpeaking: "Dejar de escuchar",
    hintTitle: "Pista",
    rephraseTitle: "Con otras palabras",
    spent: (clock, minutes) => `${clock} de unos ${minutes} min`,
    over: (clock) => `${clock}, tómate el tiempo que necesites`,
    timeTaken: "Tiempo en esta pregunta",
    progress: (answered, planned) => `${answered} de ${planned} preguntas hechas`,
    leftover: "Texto sin enviar de una pregunta anterior",
    drop: "Descartar",
    kept: (date) => `Se guarda hasta el ${date}`,
    skipTitle: "¿Saltar esta pregunta?",
    skipText: "Lo que has escrito para ella no se enviará.",
    skipConfirm: "Saltar pregunta",
    finishTitle: "¿Terminar la entrevista ahora?",
    finishText: (answered, planned) =>
      `Llevas ${answered} de ${planned} preguntas. El informe cubre esas y señala el resto como no preguntadas.`,
    finishUnsent: "La respuesta que estás escribiendo no se ha enviado y no estará en el informe.",
    finishConfirm: "Terminar entrevista",
    keepGoing: "Seguir con ella",
  },

  mic: {
    title: "Responder de viva voz",
    privacy:
      "Lo que dices se convierte en texto en el cuadro de respuesta, y puedes cambiarlo antes de enviarlo. Si tu navegador lo ofrece, eso ocurre en este dispositivo; si no, es posible que el fabricante del navegador oiga el audio. A nosotros solo nos llega el texto.",
    absent:
      "Este navegador no convierte la voz en texto. Puedes escribir aquí tus respuestas, o volver con Chrome, Edge o Safari.",
    check: "Di algo. La barra se mueve cuando se te oye.",
    opening: "Esperando tu permiso para usar el micrófono…",
    level: "Volumen en el micrófono",
    denied:
      "El micrófono está bloqueado. Permítelo para esta página en la barra de direcciones y vuelve a intentarlo.",
    "no-microphone": "No se ha encontrado ningún micrófono. Conecta uno y vuelve a intentarlo.",
    again: "Volver a intentarlo",
    start: "Empezar a hablar",
  },

  recording: {
    wish: "Guardar también una grabación de mis respuestas habladas",
    about:
      "Entonces el sonido mismo va a nuestro almacenamiento, y puedes oírlo junto a tus respuestas en el informe. No se puntúa. Se borra al cabo de unos días, con la entrevista y con tus datos.",
    tool: (on) => `Grabación: ${on ? "sí" : "no"}`,
    on: "Se está grabando.",
    only: "Grabando. Escribe la respuesta que quieres que se puntúe.",
    listen: "Grabación de esta respuesta",
    lost: (n) =>
      `No se han podido guardar ${plural(n, "grabación", "grabaciones")}. Tus respuestas están todas aquí.`,
  },

  keys: {
    title: "Teclas",
    show: "Teclas",
    intro: "Esc sale del cuadro de respuesta y conserva tu texto. Después actúan teclas sueltas:",
    send: "Enviar la respuesta",
    leave: "Salir del cuadro de respuesta",
    a: "Volver al cuadro de respuesta",
    h: "Pista",
    r: "Reformular",
    s: "Saltar la pregunta",
    v: "Hablar, o dejar de escuchar",
    l: "Leer la pregunta en voz alta, o parar",
    p: "Pausa",
    f: "Terminar",
    help: "Mostrar estas teclas",
    single: "Las teclas sueltas actúan en la sala",
    close: "Cerrar",
  },

  status: {
    saved: "Guardado en este dispositivo.",
    unkept: "Este navegador no guarda texto. Quédate en esta página hasta que se envíe la respuesta.",
    sending: "Enviando…",
    skipping: "Pasando a la siguiente pregunta…",
    asking: { hint: "Trayendo una pista…", rephrase: "Buscando otras palabras…" },
    finishing: "Terminando la entrevista…",
    offline: "Estás sin conexión.",
    away: "El servidor no responde.",
    keptSending: "Tu respuesta está guardada en este dispositivo y se enviará cuando vuelva el servidor.",
    keptAsking: "Puedes seguir escribiendo.",
    nextTry: (seconds) => `Nuevo intento en unos ${about(seconds)}.`,
    listening: {
      unknown: "Abriendo el micrófono…",
      device: "Escuchando, solo en este dispositivo. Tómate tu tiempo.",
      vendor: "Escuchando. Es posible que el fabricante de tu navegador oiga el audio. Tómate tu tiempo.",
    },
    lost: {
      denied:
        "El micrófono está bloqueado para esta página. Tu texto está a salvo; sigue escribiendo o permítelo en la barra de direcciones.",
      "no-microphone": "No se ha encontrado ningún micrófono. Tu texto está a salvo; sigue escribiendo.",
      network: "Sin conexión, este navegador no reconoce la voz. Tu texto está a salvo; sigue escribiendo.",
      language: "Este navegador no reconoce la voz en este idioma. Puedes escribir.",
      failed: "Se ha dejado de escuchar. Tu texto está a salvo; pulsa «Hablar» para seguir, o escribe.",
    },
    gaveUp: "Tras muchos intentos no hay respuesta.",
    blank: "Aún no hay nada que enviar. Escribe una respuesta o salta la pregunta.",
    tooLong: (by) =>
      `La respuesta tiene ${plural(by, "carácter", "caracteres")} de más. Acórtala y envíala después.`,
    overtaken: "Esta entrevista siguió en otro sitio, por ejemplo en otra pestaña. Así está ahora.",
  },

  report: {
    heading: "Tu informe",
    waiting: "Se están puntuando tus respuestas. Tarda unos segundos.",
    away: "Aún no se ha podido traer el informe. Tu entrevista está a salvo en el servidor.",
    outOf: (scale) => `de ${scale}`,
    notScored: "Sin puntuar",
    plan: "Tres cosas que hacer ahora",
    competencies: "Por competencia",
    questions: "Tus respuestas",
    skipped: "Saltada",
    followUp: "Repregunta",
    yourAnswer: "Tu respuesta",
    noAnswer: "No hubo respuesta.",
    heard: "Qué se oyó",
    missed: "Qué faltó",
    unsure: "Lo que quizá no oímos",
    unsureNote: "Si lo dijiste, cuenta en parte. Dicho en una frase clara cuenta entero.",
    strengths: "Qué funcionó",
    gaps: "Qué trabajar",
    strong: "Una buena respuesta",
    delivery: "Expresión",
    pace: "Ritmo",
    paceOf: (n) => `${Math.round(n)} palabras por minuto`,
    longest: "Respuesta más larga",
    talk: "Tiempo hablando",
    fillers: "Muletillas",
    noFillers: "Ninguna",
    hedges: "Atenuaciones",
    pause: "Pausa más larga",
    noPause: "Ninguna de más de dos segundos",
    deliveryText:
      "De las respuestas que diste de viva voz. El reconocimiento omite algún «eh», así que hubo al menos tantas.",
    course: {
      even: "Tu ritmo fue parejo de la primera mitad de tus respuestas a la segunda.",
      faster: "Hablaste más rápido en la segunda mitad de tus respuestas que en la primera.",
      slower: "Hablaste más despacio en la segunda mitad de tus respuestas que en la primera.",
    },
    paceChart: "Palabras por minuto, respuesta a respuesta (1.1 es la primera repregunta a la pregunta 1)",
    paceName: (values) => `Palabras por minuto por respuesta: ${values}.`,
    byAnswer: "Las cifras de cada respuesta",
    answerColumns: [
      "Pregunta",
      "Segundos",
      "Palabras por minuto",
      "Muletillas",
      "Atenuaciones",
      "Pausa más larga (s)",
    ],
    notCovered: "Sin tratar",
    notCoveredText: "Saltado o no alcanzado. No cuenta en tu contra.",
    by: (who) => (who === "offline" ? "puntuado sin modelo" : `puntuado con ${who}`),
    provenance: (rubric, when) => `Según los criterios ${rubric}, ${when}.`,
    confidence: (share) => `Confianza en esta puntuación: ${Math.round(share * 100)} %.`,
    radar: (values) => `Puntuación por competencia: ${values}.`,
    competency: "Competencia",
    score: "Puntuación",
    why: "En qué se basa",
    practise: "Practicar en una entrevista corta",
    provisional: "Provisional: una revisión más a fondo aún puede sustituirlo.",
    reviewWaits: (blind, place, when) =>
      [
        blind
          ? "La segunda revisión que pediste espera su turno"
          : "Una revisión más a fondo espera su turno",
        place && `puesto ${place} en la cola`,
        when && `prevista para ${when}`,
      ]
        .filter(Boolean)
        .join(", ") + ". Esta página la mostrará sola; no hace falta que esperes aquí.",
    judges: {
      title: "Revisado por",
      fresh: "primera revisión",
      second: "segunda opinión, porque la primera era dudosa",
      blind: "segunda revisión, pedida por ti",
    },
    replaced: "Ha llegado la revisión más a fondo. Este es el nuevo informe.",
    objectTitle: "¿Lo ves de otra manera?",
    objectText:
      "Puedes pedir una segunda revisión. Lee tus respuestas sin conocer esta puntuación, y el nuevo informe se basa en las dos.",
    object: "Pedir una segunda revisión",
    objectConfirm:
      "Un modelo lee de nuevo tus respuestas, sin tu nombre. La nueva puntuación puede ser más alta o más baja.",
    objecting: "Pidiendo una segunda revisión…",
    objectAgain: (when) => `Se puede volver a pedir a partir del ${when}.`,
    keep: "Guardar este informe",
    markdown: "Guardar como Markdown",
    json: "Guardar como JSON",
    print: "Imprimir o guardar como PDF",
    another: "Empezar otra entrevista",
    duration: (seconds) => about(seconds),
  },

  share: {
    open: "Compartir con un enlace",
    title: "Compartir este informe",
    text: "Quien tenga el enlace lee este informe con tus respuestas palabra por palabra, sin cuenta. No se ve ningún nombre, ninguna grabación ni ninguna otra entrevista tuya.",
    looking: "Comprobando si hay un enlace…",
    none: "Aún no hay ningún enlace.",
    make: "Crear un enlace",
    making: "Creando el enlace…",
    link: "Enlace al informe",
    until: (date) => `Funciona hasta el ${date}, o hasta que lo revoques.`,
    elsewhere:
      "Hay un enlace creado en otro navegador, que no se puede volver a mostrar. Revócalo, o crea otro en su lugar.",
    copy: "Copiar el enlace",
    copied: "El enlace está copiado.",
    notCopied: "No se ha podido copiar el enlace. Selecciónalo y cópialo a mano.",
    revoke: "Revocar el enlace",
    revoking: "Revocando el enlace…",
    revoked: "El enlace está revocado y ya no abre nada.",
    away: "Así que aún no ha cambiado nada.",
  },

  shared: {
    waiting: "Trayendo el informe…",
    note: "Alguien comparte contigo el informe de una entrevista de práctica. «Tú» es la persona entrevistada.",
    own: {
      by: (name) => `revisado por el propio modelo de la persona (${name})`,
      trust: "Lo hizo funcionar la propia persona; esta revisión vale tanto como su palabra.",
    },
    report: {
      heading: "Informe de una entrevista",
      questions: "Las respuestas",
      yourAnswer: "La respuesta",
      notCoveredText: "Saltado o no alcanzado. No cuenta en contra de la persona.",
    },
  },

  lost: {
    heading: "Aquí no hay nada para este navegador.",
    text: "Puede que la dirección esté mal escrita, o que la entrevista se haya borrado, haya caducado o sea de otro navegador.",
    home: "Ir a la página de inicio",
  },
};
