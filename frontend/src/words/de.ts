/** Every word the page itself says, in German. */

import type { Words } from "./en";

const plural = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

function about(seconds: number): string {
  if (seconds < 60) return plural(Math.max(1, Math.round(seconds)), "Sekunde", "Sekunden");
  return seconds < 7200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} Stunden`;
}

export const words: Words = {
  locale: "de-DE",
  name: "Quiet Room",
  skipLink: "Zum Inhalt springen",
  nav: { label: "Seiten", progress: "Fortschritt" },
  language: "Sprache",
  theme: { label: "Farben", system: "Automatisch", light: "Hell", dark: "Dunkel" },
  tryNow: "Jetzt versuchen",
  cancel: "Abbrechen",
  moment: (day, hour) => `${day === null ? "heute" : day} um ${hour} Uhr`,

  problems: {
    "daily-limit": "Die Gespräche für heute sind aufgebraucht. Morgen geht es weiter.",
    busy: "Im Augenblick ist dafür niemand frei. Bitte versuche es später noch einmal.",
    "storage-down": "Der Speicher antwortet gerade nicht.",
    "not-found": "Das gibt es hier nicht, oder nicht mehr.",
    unauthorised: "Dieser Browser darf das nicht öffnen.",
    forbidden: "Dieser Browser darf das nicht öffnen.",
    "already-reviewed": "Dieses Gespräch hatte seine zweite Durchsicht; der Bericht zeigt beide.",
    "already-finished": "Dieses Gespräch ist schon beendet.",
    "invalid-request": "Das hat der Server so nicht angenommen. Bitte prüfe deine Eingaben.",
    "too-large": "Das ist zu lang. Kürze es und sende es dann.",
    internal:
      "Auf unserer Seite ist etwas schiefgegangen. Nichts Bestätigtes ist verloren; versuche es noch einmal.",
  },

  offer: {
    "backend-engineer": {
      label: "Backend-Entwicklung",
      about: "Dienste, Schnittstellen, Datenspeicher und was unter Last geschieht.",
    },
    "frontend-engineer": {
      label: "Frontend-Entwicklung",
      about: "Oberflächen, die Menschen benutzen: Zustand, Tempo, Barrierefreiheit.",
    },
    "data-engineer": {
      label: "Data Engineering",
      about: "Datenstrecken, Modelle und Daten, auf die andere sich verlassen.",
    },
    "ml-engineer": {
      label: "Maschinelles Lernen",
      about: "Modelle von der Fragestellung bis zum Betrieb, und ob sie etwas taugen.",
    },
    "devops-sre": {
      label: "DevOps / Site Reliability",
      about: "Auslieferung, Infrastruktur, Störungen und Zuverlässigkeit.",
    },
    "qa-engineer": { label: "Qualitäts\u00adsicherung", about: "Finden, was bricht, bevor andere es tun." },
    "product-manager": {
      label: "Produkt\u00admanagement",
      about: "Was gebaut wird, für wen, und woran man merkt, dass es geholfen hat.",
    },
    "data-analyst": {
      label: "Datenanalyse",
      about: "Aus Fragen werden Zahlen, die halten, und gut erzählt sind.",
    },
    "fullstack-engineer": {
      label: "Full-Stack-Entwicklung",
      about: "Vom Bildschirm bis zur Tabelle: ganze Funktionen, von Anfang bis Ende.",
    },
    "mobile-engineer": {
      label: "App-Entwicklung",
      about: "Apps auf echten Telefonen: Netze, Akkus, Stores und Menschen in Eile.",
    },
    "cloud-architect": {
      label: "Cloud- und Lösungs\u00adarchitektur",
      about: "Systeme, die zum Geschäft passen, zum Budget und zum schlimmsten Tag.",
    },
    "security-engineer": {
      label: "IT-Sicherheit",
      about: "Was missbraucht werden könnte, woran man es merkt, und was zuerst zu tun ist.",
    },
    "ux-designer": {
      label: "UX-Design",
      about: "Was Menschen brauchen, was sie tun, und Entwürfe, die der Begegnung mit ihnen standhalten.",
    },
    "project-manager": {
      label: "Projektleitung",
      about:
        "Pläne, die halten, Menschen, die an einem Strang ziehen, und schlechte Nachrichten zur rechten Zeit.",
    },
    sales: {
      label: "Vertrieb",
      about: "Den Bedarf finden, ehrlich sagen, was passt, und zum Abschluss kommen.",
    },
    "customer-success": {
      label: "Kundenerfolg",
      about: "Kunden, die bekommen, wofür sie gekommen sind, und bleiben.",
    },
    "business-analyst": {
      label: "Business- und Finanz\u00adanalyse",
      about: "Was eine Zahl für eine Entscheidung bedeutet, und wie sicher man sein kann.",
    },
    case: { label: "Fallstudie", about: "Ein Problem liegt vor dir, und du denkst laut darüber nach." },
    values: {
      label: "Werte und Kultur",
      about: "Wofür du stehst, wenn es etwas kostet, und wie du mit anderen arbeitest.",
    },
    junior: { label: "Einstieg", about: "Bis etwa zwei Jahre im Beruf." },
    mid: { label: "Erfahren", about: "Du lieferst eigenständig und kennst die Abwägungen." },
    senior: { label: "Senior", about: "Du prägst, wie andere arbeiten und was gebaut wird." },
    mixed: { label: "Gemischt", about: "Von allem etwas, wie in einem echten ersten Gespräch." },
    behavioural: {
      label: "Erfahrungen",
      about: "Was du in echten Lagen getan hast, und was daraus wurde.",
    },
    technical: { label: "Fachliches", about: "Das Handwerk des Berufs, an Situationen gezeigt." },
    "system-design": {
      label: "System- und Produktentwurf",
      about: "Etwas Ganzes entwerfen, mit seinen Abwägungen.",
    },
    screening: {
      label: "Kennen\u00adlernen",
      about: "Wer du bist, was du willst, warum diese Stelle.",
    },
  },

  titles: {
    landing: "Quiet Room: ein Vorstellungsgespräch üben",
    setup: "Gespräch vorbereiten",
    opening: "Dein Gespräch wird geöffnet",
    room: (number) => `Frage ${number}`,
    report: "Dein Bericht",
    shared: "Ein geteilter Bericht",
    progress: "Dein Fortschritt",
    ops: "Betrieb",
    lost: "Nicht gefunden",
  },

  landing: {
    heading: "Übe ein Vorstellungs\u00adgespräch und lies, was davon ankam.",
    lead: "Du beantwortest echte Fragen, eine nach der anderen, schriftlich oder gesprochen. Der Bericht zitiert deine eigenen Worte: was zu hören war, was fehlte und was du als Nächstes tun kannst.",
    start: "Gespräch beginnen",
    free: "Kostenlos und ohne Konto. Zwei Klicks bis zur ersten Frage.",
    waking:
      "Der Server wacht auf. Nach einer ruhigen Zeit dauert das ein paar Sekunden; du kannst schon weitermachen.",
    stored:
      "Deine Antworten und Berichte werden aufgehoben, damit du zurückkehren kannst; unter „Fortschritt“ löschst du sie.",
    exampleTitle: "Was ein Bericht zeigt",
    exampleQuestion:
      "Einer Kundin wurde nach einer Zeitüberschreitung doppelt abgebucht. Wie verhinderst du, dass das wieder passiert?",
    exampleAnswer: [
      { text: "Ich würde ", mark: 0 },
      { text: "den Client bei jedem Versuch denselben Schlüssel mitschicken lassen", mark: 1 },
      { text: " und ", mark: 0 },
      { text: "diesen Schlüssel nachschlagen, bevor abgebucht wird", mark: 2 },
      { text: ". Dann erfährt der zweite Versuch nur, dass es schon geschehen ist.", mark: 0 },
    ],
    exampleHeard: ["Derselbe Schlüssel bei jedem Versuch", "Nachschlagen vor dem Abbuchen"],
    exampleMissed: ["Was geschieht, wenn zwei Versuche gleichzeitig eintreffen"],
    exampleNote: "Aus einer Beispielantwort: Die markierten Stellen sind der Beleg, die Zahlen sagen, wofür.",
    how: [
      {
        title: "In deinem Tempo",
        text: "Eine Frage nach der anderen, mit einer Nachfrage, wo etwas offen blieb. Hinweise und andere Worte gibt es, wenn du sie willst, und niemand unterbricht dich.",
      },
      {
        title: "Nach festen Maßstäben bewertet",
        text: "Jede Antwort wird damit verglichen, was eine gute enthält. Zu jeder Zahl steht, was sie auf deiner Stufe bedeutet und von wem sie kommt.",
      },
      {
        title: "Nichts geht verloren",
        text: "Jeder Tastendruck bleibt auf diesem Gerät, bis die Antwort angekommen ist. Schließ die Seite und komm zurück: Du bist, wo du warst.",
      },
    ],
  },

  mine: {
    openTitle: "Dort weitermachen, wo du warst",
    resume: "Weiter",
    pastTitle: "Deine Gespräche",
    when: "Datum",
    what: "Gespräch",
    score: "Gesamt",
    unscored: "Nicht bewertet",
    away: "Deine früheren Gespräche ließen sich noch nicht laden.",
    all: "Deinen Fortschritt ansehen",
  },

  progress: {
    heading: "Dein Fortschritt",
    nothing: "Noch ist nichts bewertet. Nach dem ersten Gespräch siehst du hier, wie du vorankommst.",
    done: (n, days) =>
      `${plural(n, "Gespräch", "Gespräche")} bewertet` +
      (days === 0 ? "." : `, an ${plural(days, "Tag", "Tagen")} der letzten sieben geübt.`),
    trend: "Gesamt",
    streak: (days) => `${plural(days, "Tag", "Tage")} in Folge.`,
    against: (latest, before, n, change) =>
      `Dein letztes Gespräch steht bei ${latest}, ` +
      (Math.abs(change) < 0.05 ? "gleichauf mit" : change > 0 ? "über" : "unter") +
      (n === 1 ? ` dem davor (${before}).` : ` dem Mittel der ${n} davor (${before}).`),
    trendName: (values) => `Gesamtbewertung im Verlauf: ${values}.`,
    one: "Mit einem zweiten Gespräch wird daraus eine Linie.",
    competencies: "Nach Kompetenz",
    competency: "Kompetenz",
    first: "Erste",
    latest: "Letzte",
    course: "Verlauf",
    weak: "Themen zum Wiederholen",
    weakText: "Aus deinen letzten Berichten: Themen, bei denen deine Antworten unter 3,5 liegen.",
    noWeak: "Kein Thema deiner letzten Berichte liegt unter 3,5.",
    reading: "Deine letzten Berichte werden gelesen…",
    onTopic: (score, n) => `${score} über ${plural(n, "Antwort", "Antworten")}`,
    practise: "Üben",
  },

  data: {
    title: "Deine Daten",
    text: "Lade alles herunter, was über dich gespeichert ist, oder lösche es endgültig. Beides geschieht sofort.",
    export: "Meine Daten herunterladen",
    erase: "Meine Daten löschen",
    exporting: "Deine Daten werden zusammengestellt…",
    erasing: "Wird gelöscht…",
    erased: "Alles, was über dich gespeichert war, ist gelöscht, hier und auf dem Server.",
    away: "Der Server antwortet nicht; bisher ist nichts geschehen.",
    confirmTitle: "Alles löschen?",
    confirmText:
      "Alle deine Gespräche, Antworten und Berichte werden auf dem Server und auf diesem Gerät gelöscht. Das lässt sich nicht rückgängig machen.",
    file: "quiet-room-daten.json",
    codeTitle: "Dein Wiederherstellungscode",
    codeText:
      "Mit diesem Code findest du deine Gespräche auf einem anderen Gerät. Wer ihn hat, kann sie lesen; behalte ihn also für dich.",
    noCode: "Dieser Browser kennt deinen Code nicht. Er steht in dem Browser, in dem du begonnen hast.",
    copy: "Code kopieren",
    copied: "Der Code ist kopiert.",
    notCopied: "Der Code ließ sich nicht kopieren. Markiere ihn und kopiere ihn selbst.",
    recoverTitle: "Du kommst von einem anderen Gerät?",
    recoverText: "Gib deinen Wiederherstellungscode ein, dann sind deine Gespräche auch hier.",
    recoverLabel: "Wiederherstellungscode",
    recover: "Meine Gespräche finden",
    recovering: "Deine Gespräche werden gesucht…",
    recovered: "Deine Gespräche sind jetzt hier.",
  },

  setup: {
    heading: "Bereite dein Gespräch vor",
    role: "Beruf",
    level: "Stufe",
    kind: "Art der Fragen",
    length: "Länge",
    questions: (n) => plural(n, "Frage", "Fragen"),
    minutes: (n) => `etwa ${n} min`,
    focus: "Themen auswählen",
    focusText: "Freiwillig. Fragen zu diesen Themen kommen zuerst.",
    findTopic: (n) => `Eines von ${n} Themen finden`,
    topicsFound: (n) => (n === 0 ? "Kein Thema heißt so." : plural(n, "Thema", "Themen")),
    topicsOf: (n, chosen) => (chosen === 0 ? String(n) : `${chosen} von ${n} gewählt`),
    background: "Auf deinen Lebenslauf oder eine Stellenanzeige abstimmen",
    backgroundText:
      "Freiwillig. Passende Fragen kommen zuerst, und eine oder zwei gelten deiner eigenen Erfahrung.",
    jobLabel: "Stellenanzeige",
    jobText: "Füge die Anzeige ein; passende Fragen kommen zuerst.",
    jobUsed: (n) => `${n} Zeichen. Dein Gespräch wird darauf abgestimmt.`,
    jobMost: (n) => `Höchstens ${n}.`,
    jobTooLong: (by) =>
      `Die Stellenanzeige ist ${plural(by, "Zeichen", "Zeichen")} zu lang. Kürze sie und beginne dann.`,
    language: "Sprache des Gesprächs",
    noneYet: "Auf dieser Stufe noch keine",
    begin: "Beginnen",
    beginning: "Dein Gespräch wird vorbereitet…",
    loading: "Die Auswahl wird geladen. Nach einer ruhigen Zeit dauert das ein paar Sekunden.",
    empty: "Es gibt noch keine Fragen zur Auswahl.",
    leftToday: (n) =>
      n === 0 ? "Heute keine Gespräche mehr" : `heute noch ${plural(n, "Gespräch", "Gespräche")}`,
    resets: (when) => `Wieder ab ${when}`,
    review: {
      expected: (within) =>
        `Der Bericht kommt sofort; eine zweite Durchsicht durch ein Sprachmodell folgt${within === null ? "" : `, derzeit innerhalb von ${about(within)}`}.`,
      possible: () =>
        "Der Bericht kommt sofort. Eine zweite Durchsicht durch ein Sprachmodell kann folgen, soweit das heutige Kontingent reicht.",
      none: () => "Der Bericht kommt sofort, bewertet ohne Sprachmodell.",
    },
    stored: (days) =>
      `Auf dem Server bleiben${days === null ? "" : ` für ${plural(days, "Tag", "Tage")}`}: deine Auswahl, deine Antworten und der Bericht. Kein Name, kein Konto; unter „Fortschritt“ kannst du alles löschen.`,
  },

  resume: {
    title: "Dein Lebenslauf",
    choose: "Datei auswählen",
    drop: "Oder zieh sie irgendwo auf diese Seite.",
    taken: "PDF, Word (.docx), Text oder Markdown, bis 5 MB.",
    letGo: "Loslassen, um sie zu senden.",
    kept: (file, read) =>
      file === null || read === null
        ? ""
        : `Die Datei wird nach ${plural(file, "Tag", "Tagen")} gelöscht, das Gelesene nach ${plural(read, "Tag", "Tagen")}; Name und Anschrift werden nicht gelesen.`,
    sending: (name, percent) => `${name} wird gesendet: ${percent} %`,
    reading: (name) => `${name} wird gelesen…`,
    check:
      "Das wurde gelesen, und danach werden Fragen ausgesucht. Berichtige, was nicht stimmt; es wird beim Tippen gespeichert.",
    headline: "Überschrift",
    years: "Berufsjahre",
    yearsOf: (n) => `${n.toLocaleString("de-DE")} ${n === 1 ? "Jahr" : "Jahre"}`,
    skills: "Kenntnisse",
    skillsOf: (n) => plural(n, "Kenntnis", "Kenntnisse"),
    showAll: (n) => `Alle ${n} zeigen`,
    anotherSkill: "Weitere Kenntnis",
    add: "Hinzufügen",
    jobs: "Stellen",
    jobTitle: "Bezeichnung",
    employer: "Arbeitgeber",
    now: "heute",
    languages: "Sprachen",
    fluency: {
      ...{ native: "Muttersprache", fluent: "Fließend", good: "Gut", basic: "Grundkenntnisse" },
      "": "Nicht gesagt",
    },
    removeOne: (what) => `${what} entfernen`,
    confirm: "Das stimmt so",
    correct: "Berichtigen",
    remove: "Lebenslauf entfernen",
    removing: "Wird entfernt…",
    saving: "Deine Berichtigungen werden gespeichert…",
    notTaken: "Diese Berichtigung wurde nicht angenommen.",
    unsent: "Die Datei ist nicht verloren; sie wird gesendet, sobald der Server antwortet.",
    unsaved: "Deine Berichtigungen bleiben auf diesem Gerät.",
    readsLike: (role, level) => `Das liest sich wie ${role}, ${level}.`,
    chooseThese: "Das auswählen",
    first: "Zuerst wird dein Lebenslauf gelesen…",
    refusals: {
      "too-large":
        "Diese Datei ist größer als 5 MB. Speichere sie kleiner, etwa ohne Bilder, und wähle sie noch einmal aus.",
      "unreadable-file":
        "Das lässt sich nicht lesen. Wähle eine einzelne Datei, die noch dort liegt, wo sie war.",
      "unsupported-file":
        "Eine Datei dieser Art wird nicht angenommen. Sende ein PDF, ein Word-Dokument (.docx), Text oder Markdown.",
      "no-text-in-file":
        "Aus dieser Datei lässt sich kein Text lesen: Sie ist leer, beschädigt, durch ein Passwort geschützt oder nur ein Bild. Speichere sie neu als PDF, oder sende den Text.",
      gone: "Dein Lebenslauf ist hier nicht mehr gespeichert. Füge ihn noch einmal hinzu oder beginne ohne ihn.",
    },
  },

  opening: {
    heading: "Dein Gespräch wird geöffnet…",
    away: "Der Server antwortet nicht. Alles Gesendete ist dort sicher, und Ungesendetes bleibt auf diesem Gerät.",
  },

  room: {
    position: (n, of) => `Frage ${n} von ${of}`,
    followUp: "Nachfrage",
    because: { resume: "Aus deinem Lebenslauf", job_description: "Passt zur Stelle" },
    shaped: ({ resume, job_description: job }, planned) =>
      [
        resume === null ? "" : `Dein Lebenslauf hat ${resume} von ${planned} Fragen bestimmt.`,
        job === null
          ? ""
          : job === 0
            ? "Keine der Fragen hier passt genau zur Stellenanzeige."
            : `Die Stellenanzeige hat ${job} von ${planned} Fragen bestimmt.`,
      ]
        .filter(Boolean)
        .join(" "),
    followUpTo: "Die Frage war",
    answer: "Deine Antwort",
    send: "Antwort senden",
    keys: (mac) => (mac ? "⌘ Enter" : "Strg Enter"),
    hint: "Tipp",
    rephrase: "Anders gesagt",
    left: (n) => (n === 0 ? "keine mehr" : `${n}×`),
    skip: "Auslassen",
    finish: "Beenden",
    pause: "Pause",
    pausedTitle: "Pause",
    pausedText:
      "Die Zeit steht. Alles ist gesichert; du kannst die Seite auch schließen und später wiederkommen.",
    goOn: "Weiter",
    readAloud: "Vorlesen",
    stopReading: "Nicht mehr vorlesen",
    code: "Code",
    codeOn: "Tab rückt ein. Esc verlässt das Feld.",
    speak: "Sprechen",
    stopSpeaking: "Nicht mehr zuhören",
    hintTitle: "Tipp",
    rephraseTitle: "Mit anderen Worten",
    spent: (clock, minutes) => `${clock} von etwa ${minutes} min`,
    over: (clock) => `${clock}, nimm dir die Zeit, die du brauchst`,
    timeTaken: "Zeit für diese Frage",
    progress: (answered, planned) => `${answered} von ${planned} Fragen erledigt`,
    leftover: "Ungesendetes von einer früheren Frage",
    drop: "Verwerfen",
    kept: (date) => `Aufgehoben bis ${date}`,
    skipTitle: "Diese Frage auslassen?",
    skipText: "Was du dazu geschrieben hast, wird nicht gesendet.",
    skipConfirm: "Frage auslassen",
    finishTitle: "Das Gespräch jetzt beenden?",
    finishText: (answered, planned) =>
      `Du hast ${answered} von ${planned} Fragen erledigt. Der Bericht bewertet diese und führt die übrigen als nicht gestellt auf.`,
    finishUnsent: "Die Antwort, an der du schreibst, ist nicht gesendet und kommt nicht in den Bericht.",
    finishConfirm: "Gespräch beenden",
    keepGoing: "Weitermachen",
  },

  mic: {
    title: "Sprechend antworten",
    privacy:
      "Was du sagst, wird im Antwortfeld zu Text, und du kannst ihn vor dem Senden ändern. Wo dein Browser es anbietet, geschieht das auf diesem Gerät; sonst hört unter Umständen der Hersteller deines Browsers mit. An uns geht nur der Text.",
    absent:
      "Dieser Browser macht aus Sprache keinen Text. Du kannst hier tippen oder mit Chrome, Edge oder Safari wiederkommen.",
    check: "Sag etwas. Der Balken bewegt sich, wenn du zu hören bist.",
    opening: "Dein Browser fragt, ob das Mikrofon benutzt werden darf…",
    level: "Lautstärke am Mikrofon",
    denied:
      "Das Mikrofon ist gesperrt. Erlaube es für diese Seite in der Adresszeile und versuche es noch einmal.",
    "no-microphone": "Es wurde kein Mikrofon gefunden. Schließ eines an und versuche es noch einmal.",
    again: "Noch einmal",
    start: "Jetzt sprechen",
  },

  recording: {
    wish: "Auch eine Aufnahme meiner gesprochenen Antworten behalten",
    about:
      "Dann geht auch der Ton selbst an unseren Speicher, und du kannst ihn im Bericht neben deinen Antworten hören. Er wird nicht bewertet. Gelöscht wird er nach einigen Tagen, mit dem Gespräch und mit deinen Daten.",
    tool: (on) => (on ? "Mit Aufnahme" : "Aufnehmen"),
    on: "Es wird aufgenommen.",
    only: "Aufnahme läuft. Tippe die Antwort, die bewertet werden soll.",
    listen: "Aufnahme dieser Antwort",
    lost: (n) =>
      `Nicht zu behalten: ${plural(n, "Aufnahme", "Aufnahmen")}. Deine Antworten sind alle da.`,
  },

  keys: {
    title: "Tasten",
    show: "Tasten",
    intro: "Esc verlässt das Antwortfeld, dein Text bleibt. Danach wirken einzelne Tasten:",
    send: "Antwort senden",
    leave: "Antwortfeld verlassen",
    a: "Zurück ins Antwortfeld",
    h: "Tipp",
    r: "Anders gesagt",
    s: "Frage auslassen",
    v: "Sprechen, oder nicht mehr zuhören",
    l: "Frage vorlesen, oder aufhören",
    p: "Pause",
    f: "Gespräch beenden",
    help: "Diese Tasten zeigen",
    single: "Einzelne Tasten wirken im Gespräch",
    close: "Schließen",
  },

  status: {
    saved: "Auf diesem Gerät gesichert.",
    unkept: "Dieser Browser hebt nichts auf. Bleib auf dieser Seite, bis die Antwort gesendet ist.",
    sending: "Wird gesendet…",
    skipping: "Weiter zur nächsten Frage…",
    asking: { hint: "Ein Tipp kommt…", rephrase: "Andere Worte kommen…" },
    finishing: "Das Gespräch wird beendet…",
    offline: "Du bist offline.",
    away: "Der Server antwortet nicht.",
    keptSending:
      "Deine Antwort ist auf diesem Gerät gesichert und wird gesendet, sobald der Server wieder da ist.",
    keptAsking: "Du kannst weiterschreiben.",
    nextTry: (seconds) => `Nächster Versuch in etwa ${about(seconds)}.`,
    listening: {
      unknown: "Das Mikrofon wird geöffnet…",
      device: "Ich höre zu, nur auf diesem Gerät. Lass dir Zeit.",
      vendor: "Ich höre zu. Der Hersteller deines Browsers hört unter Umständen mit. Lass dir Zeit.",
    },
    lost: {
      denied:
        "Das Mikrofon ist für diese Seite gesperrt. Dein Text ist sicher; tippe weiter oder erlaube es in der Adresszeile.",
      "no-microphone": "Kein Mikrofon gefunden. Dein Text ist sicher; tippe weiter.",
      network: "Ohne Verbindung erkennt dieser Browser keine Sprache. Dein Text ist sicher; tippe weiter.",
      language: "Dieser Browser erkennt keine Sprache in dieser Sprache. Du kannst tippen.",
      failed:
        "Das Zuhören hat aufgehört. Dein Text ist sicher; drück „Sprechen“, um fortzufahren, oder tippe.",
    },
    gaveUp: "Viele Versuche blieben ohne Antwort.",
    blank: "Es gibt noch nichts zu senden. Schreib eine Antwort oder lass die Frage aus.",
    tooLong: (by) =>
      `Die Antwort ist ${plural(by, "Zeichen", "Zeichen")} zu lang. Kürze sie, dann sende sie.`,
    overtaken: "Dieses Gespräch ging anderswo weiter, zum Beispiel in einem anderen Tab. So steht es jetzt.",
  },

  report: {
    heading: "Dein Bericht",
    waiting: "Deine Antworten werden bewertet. Das dauert ein paar Sekunden.",
    away: "Der Bericht ließ sich noch nicht holen. Dein Gespräch ist auf dem Server sicher.",
    outOf: (scale) => `von ${scale}`,
    notScored: "Nicht bewertet",
    plan: "Drei nächste Schritte",
    competencies: "Nach Kompetenz",
    questions: "Deine Antworten",
    skipped: "Ausgelassen",
    followUp: "Nachfrage",
    yourAnswer: "Deine Antwort",
    noAnswer: "Es gab keine Antwort.",
    heard: "Was zu hören war",
    missed: "Was fehlte",
    strengths: "Was gelang",
    gaps: "Woran du arbeiten kannst",
    strong: "Eine starke Antwort",
    delivery: "Vortrag",
    pace: "Tempo",
    paceOf: (n) => `${Math.round(n)} Wörter pro Minute`,
    longest: "Längste Antwort",
    talk: "Redezeit",
    fillers: "Füllwörter",
    noFillers: "Keine gezählt",
    hedges: "Abschwächungen",
    pause: "Längste Pause",
    noPause: "Keine über zwei Sekunden",
    deliveryText:
      "Zu den Antworten, die du gesprochen hast. Die Erkennung lässt manches „äh“ weg; es waren also mindestens so viele.",
    course: {
      even: "Dein Tempo blieb von der ersten zur zweiten Hälfte deiner Antworten gleich.",
      faster: "In der zweiten Hälfte deiner Antworten hast du schneller gesprochen als in der ersten.",
      slower: "In der zweiten Hälfte deiner Antworten hast du langsamer gesprochen als in der ersten.",
    },
    paceChart: "Wörter pro Minute, Antwort für Antwort (1.1 ist die erste Nachfrage zu Frage 1)",
    paceName: (values) => `Wörter pro Minute nach Antwort: ${values}.`,
    byAnswer: "Die Zahlen zu jeder Antwort",
    answerColumns: [
      "Frage",
      "Sekunden",
      "Wörter pro Minute",
      "Füllwörter",
      "Abschwächungen",
      "Längste Pause (s)",
    ],
    notCovered: "Nicht behandelt",
    notCoveredText: "Ausgelassen oder nicht erreicht. Das zählt nicht gegen dich.",
    by: (who) => (who === "offline" ? "offline bewertet" : `bewertet mit ${who}`),
    provenance: (rubric, when) => `Nach Maßstab ${rubric}, ${when}.`,
    confidence: (share) => `Sicherheit ${Math.round(share * 100)} %.`,
    radar: (values) => `Bewertung nach Kompetenz: ${values}.`,
    competency: "Kompetenz",
    score: "Bewertung",
    why: "Worauf sie beruht",
    practise: "In einem kurzen Gespräch üben",
    provisional: "Vorläufig: Eine gründlichere Durchsicht kann ihn noch ersetzen.",
    reviewWaits: (blind, place, when) =>
      [
        blind
          ? "Die zweite Durchsicht, um die du gebeten hast, wartet"
          : "Eine gründlichere Durchsicht wartet",
        place && `Platz ${place} in der Reihe`,
        when && `erwartet bis ${when}`,
      ]
        .filter(Boolean)
        .join(", ") + ". Diese Seite zeigt sie von selbst; du musst hier nicht warten.",
    judges: {
      title: "Durchgesehen von",
      fresh: "erste Durchsicht",
      second: "zweite Meinung, weil die erste unsicher war",
      blind: "zweite Durchsicht, um die du gebeten hast",
    },
    replaced: "Die gründlichere Durchsicht ist da. Dies ist der neue Bericht.",
    objectTitle: "Siehst du das anders?",
    objectText:
      "Du kannst um eine zweite Durchsicht bitten. Sie liest deine Antworten, ohne diese Bewertung zu kennen, und der neue Bericht beruht auf beiden.",
    object: "Um zweite Durchsicht bitten",
    objectConfirm:
      "Ein Sprachmodell liest deine Antworten noch einmal, ohne deinen Namen. Die neue Bewertung kann höher oder niedriger sein.",
    objecting: "Die zweite Durchsicht wird erbeten…",
    objectAgain: (when) => `Du kannst ab ${when} wieder darum bitten.`,
    keep: "Diesen Bericht behalten",
    markdown: "Als Markdown sichern",
    json: "Als JSON sichern",
    print: "Drucken oder als PDF sichern",
    another: "Noch ein Gespräch",
    duration: (seconds) => about(seconds),
  },

  share: {
    open: "Mit einem Link teilen",
    title: "Diesen Bericht teilen",
    text: "Wer den Link hat, liest diesen Bericht mit deinen Antworten im Wortlaut, ohne Konto. Zu sehen sind kein Name, keine Aufnahme und keines deiner anderen Gespräche.",
    looking: "Es wird nachgesehen, ob es einen Link gibt…",
    none: "Es gibt noch keinen Link.",
    make: "Link erstellen",
    making: "Der Link wird erstellt…",
    link: "Link zum Bericht",
    until: (date) => `Er gilt bis zum ${date}, oder bis du ihn widerrufst.`,
    elsewhere:
      "Es gibt einen Link aus einem anderen Browser, der sich nicht noch einmal zeigen lässt. Widerrufe ihn, oder erstelle an seiner Stelle einen neuen.",
    copy: "Link kopieren",
    copied: "Der Link ist kopiert.",
    notCopied: "Der Link ließ sich nicht kopieren. Markiere ihn und kopiere ihn selbst.",
    revoke: "Link widerrufen",
    revoking: "Der Link wird widerrufen…",
    revoked: "Der Link ist widerrufen und öffnet nichts mehr.",
    away: "Bisher ist also nichts geändert.",
  },

  shared: {
    waiting: "Der Bericht wird geholt…",
    note: "Jemand teilt mit dir den Bericht eines Übungsgesprächs. „Du“ darin ist die Person, die befragt wurde.",
    report: {
      heading: "Bericht eines Gesprächs",
      questions: "Die Antworten",
      yourAnswer: "Die Antwort",
      notCoveredText: "Ausgelassen oder nicht erreicht. Das zählt nicht gegen die Person.",
    },
  },

  lost: {
    heading: "Für diesen Browser gibt es hier nichts.",
    text: "Vielleicht ist die Adresse vertippt, oder das Gespräch wurde gelöscht, ist abgelaufen oder gehört zu einem anderen Browser.",
    home: "Zur Startseite",
  },
};
