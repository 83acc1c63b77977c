/** Every word the page itself says, in German. */

import type { Words } from "./en";
import { own } from "./own/de";

const plural = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

function about(seconds: number): string {
  if (seconds < 60) return plural(Math.max(1, Math.round(seconds)), "Sekunde", "Sekunden");
  return seconds < 7200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} Stunden`;
}

export const words: Words = {
  own,
  locale: "de-DE",
  name: "Quiet Room",
  skipLink: "Zum Inhalt springen",
  nav: { label: "Seiten", progress: "Fortschritt" },
  language: "Sprache",
  theme: { label: "Farben", system: "Automatisch", light: "Hell", dark: "Dunkel" },
  tryNow: "Jetzt versuchen",
  coming: "Diese Seite ist noch unterwegs…",
  cancel: "Abbrechen",
  moment: (day, hour) => `${day === null ? "heute" : day} um ${hour} Uhr`,

  problems: {
    "daily-limit": "Die Gespräche für heute sind aufgebraucht. Morgen geht es weiter.",
    busy: "Im Augenblick ist dafür niemand frei. Bitte versuchen Sie es später noch einmal.",
    "storage-down": "Der Speicher antwortet gerade nicht.",
    "not-found": "Das gibt es hier nicht, oder nicht mehr.",
    unauthorised: "Dieser Browser darf das nicht öffnen.",
    forbidden: "Dieser Browser darf das nicht öffnen.",
    "already-reviewed": "Dieses Gespräch hatte seine zweite Durchsicht; der Bericht zeigt beide.",
    "already-finished": "Dieses Gespräch ist schon beendet.",
    "invalid-request": "Das hat der Server so nicht angenommen. Bitte prüfen Sie Ihre Eingaben.",
    "too-large": "Das ist zu lang. Kürzen Sie es und senden Sie es dann.",
    internal:
      "Auf unserer Seite ist etwas schiefgegangen. Nichts Bestätigtes ist verloren; versuchen Sie es noch einmal.",
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
    case: { label: "Fallstudie", about: "Ein Problem liegt vor Ihnen, und Sie denken laut darüber nach." },
    values: {
      label: "Werte und Kultur",
      about: "Wofür Sie stehen, wenn es etwas kostet, und wie Sie mit anderen arbeiten.",
    },
    junior: { label: "Einstieg", about: "Bis etwa zwei Jahre im Beruf." },
    mid: { label: "Erfahren", about: "Sie liefern eigenständig und kennen die Abwägungen." },
    senior: { label: "Senior", about: "Sie prägen, wie andere arbeiten und was gebaut wird." },
    mixed: { label: "Gemischt", about: "Von allem etwas, wie in einem echten ersten Gespräch." },
    behavioural: {
      label: "Erfahrungen",
      about: "Was Sie in echten Lagen getan haben, und was daraus wurde.",
    },
    technical: { label: "Fachliches", about: "Das Handwerk des Berufs, an Situationen gezeigt." },
    "system-design": {
      label: "System- und Produktentwurf",
      about: "Etwas Ganzes entwerfen, mit seinen Abwägungen.",
    },
    screening: {
      label: "Kennen\u00adlernen",
      about: "Wer Sie sind, was Sie wollen, warum diese Stelle.",
    },
  },

  titles: {
    landing: "Quiet Room: ein Vorstellungsgespräch üben",
    setup: "Gespräch vorbereiten",
    opening: "Ihr Gespräch wird geöffnet",
    room: (number) => `Frage ${number}`,
    report: "Ihr Bericht",
    shared: "Ein geteilter Bericht",
    progress: "Ihr Fortschritt",
    ops: "Betrieb",
    lost: "Nicht gefunden",
  },

  landing: {
    heading: "Üben Sie ein Vorstellungs\u00adgespräch und lesen Sie, was davon ankam.",
    lead: "Sie beantworten echte Fragen, eine nach der anderen, schriftlich oder gesprochen. Der Bericht zitiert Ihre eigenen Worte: was zu hören war, was fehlte und was Sie als Nächstes tun können.",
    start: "Gespräch beginnen",
    free: "Kostenlos und ohne Konto. Zwei Klicks bis zur ersten Frage.",
    waking:
      "Der Server wacht auf. Nach einer ruhigen Zeit dauert das ein paar Sekunden; Sie können schon weitermachen.",
    stored:
      "Ihre Antworten und Berichte werden aufgehoben, damit Sie zurückkehren können; löschen lassen sie sich unter „Fortschritt“.",
    exampleTitle: "Was ein Bericht zeigt",
    exampleQuestion:
      "Einer Kundin wurde nach einer Zeitüberschreitung doppelt abgebucht. Wie verhindern Sie, dass das wieder passiert?",
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
        title: "In Ihrem Tempo",
        text: "Eine Frage nach der anderen, mit einer Nachfrage, wo etwas offen blieb. Hinweise und andere Worte gibt es auf Wunsch, und niemand unterbricht Sie.",
      },
      {
        title: "Nach festen Maßstäben bewertet",
        text: "Jede Antwort wird damit verglichen, was eine gute enthält. Zu jeder Zahl steht, was sie auf Ihrer Stufe bedeutet und von wem sie kommt.",
      },
      {
        title: "Nichts geht verloren",
        text: "Jeder Tastendruck bleibt auf diesem Gerät, bis die Antwort angekommen ist. Schließen Sie die Seite und kommen Sie zurück: Sie sind, wo Sie waren.",
      },
    ],
  },

  mine: {
    openTitle: "Dort weitermachen, wo Sie waren",
    resume: "Weiter",
    pastTitle: "Ihre Gespräche",
    when: "Datum",
    what: "Gespräch",
    score: "Gesamt",
    unscored: "Nicht bewertet",
    away: "Ihre früheren Gespräche ließen sich noch nicht laden.",
    all: "Ihren Fortschritt ansehen",
  },

  progress: {
    heading: "Ihr Fortschritt",
    nothing: "Noch ist nichts bewertet. Nach dem ersten Gespräch sehen Sie hier, wie Sie vorankommen.",
    done: (n, days) =>
      `${plural(n, "Gespräch", "Gespräche")} bewertet` +
      (days === 0 ? "." : `, an ${plural(days, "Tag", "Tagen")} der letzten sieben geübt.`),
    trend: "Gesamt",
    streak: (days) => `${plural(days, "Tag", "Tage")} in Folge.`,
    against: (latest, before, n, change) =>
      `Ihr letztes Gespräch steht bei ${latest}, ` +
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
    weakText: "Aus Ihren letzten Berichten: Themen, bei denen Ihre Antworten unter 3,5 liegen.",
    noWeak: "Kein Thema Ihrer letzten Berichte liegt unter 3,5.",
    reading: "Ihre letzten Berichte werden gelesen…",
    onTopic: (score, n) => `${score} über ${plural(n, "Antwort", "Antworten")}`,
    practise: "Üben",
  },

  data: {
    title: "Ihre Daten",
    text: "Laden Sie alles herunter, was über Sie gespeichert ist, oder löschen Sie es endgültig. Beides geschieht sofort.",
    export: "Meine Daten herunterladen",
    erase: "Meine Daten löschen",
    exporting: "Ihre Daten werden zusammengestellt…",
    erasing: "Wird gelöscht…",
    erased: "Alles, was über Sie gespeichert war, ist gelöscht, hier und auf dem Server.",
    away: "Der Server antwortet nicht; bisher ist nichts geschehen.",
    confirmTitle: "Alles löschen?",
    confirmText:
      "Alle Ihre Gespräche, Antworten und Berichte werden auf dem Server und auf diesem Gerät gelöscht. Das lässt sich nicht rückgängig machen.",
    eraseOne: "Dieses Gespräch löschen",
    oneTitle: "Dieses Gespräch löschen?",
    oneText:
      "Seine Antworten, der Bericht, die Aufnahmen und der Link werden auf dem Server und auf diesem Gerät gelöscht. Das lässt sich nicht rückgängig machen.",
    erasedOne: "Das Gespräch ist gelöscht, mit Antworten, Bericht und Aufnahmen.",
    file: "quiet-room-daten.json",
    codeTitle: "Ihr Wiederherstellungscode",
    codeText:
      "Mit diesem Code finden Sie Ihre Gespräche auf einem anderen Gerät. Wer ihn hat, kann sie lesen; behalten Sie ihn also für sich.",
    noCode: "Dieser Browser kennt Ihren Code nicht. Er steht in dem Browser, in dem Sie begonnen haben.",
    copy: "Code kopieren",
    copied: "Der Code ist kopiert.",
    notCopied: "Der Code ließ sich nicht kopieren. Markieren Sie ihn und kopieren Sie ihn selbst.",
    recoverTitle: "Sie kommen von einem anderen Gerät?",
    recoverText: "Geben Sie Ihren Wiederherstellungscode ein, dann sind Ihre Gespräche auch hier.",
    recoverLabel: "Wiederherstellungscode",
    recover: "Meine Gespräche finden",
    recovering: "Ihre Gespräche werden gesucht…",
    recovered: "Ihre Gespräche sind jetzt hier.",
  },

  setup: {
    heading: "Bereiten Sie Ihr Gespräch vor",
    role: "Beruf",
    level: "Stufe",
    kind: "Art der Fragen",
    length: "Länge",
    questions: (n) => plural(n, "Frage", "Fragen"),
    minutes: (n) => `etwa ${n} min`,
    related: (own) => `${own} davon von dieser Art, dann verwandte`,
    focus: "Themen auswählen",
    focusText: "Freiwillig. Fragen zu diesen Themen kommen zuerst.",
    findTopic: (n) => `Eines von ${n} Themen finden`,
    topicsFound: (n) => (n === 0 ? "Kein Thema heißt so." : plural(n, "Thema", "Themen")),
    topicsOf: (n, chosen) => (chosen === 0 ? String(n) : `${chosen} von ${n} gewählt`),
    background: "Auf Ihren Lebenslauf oder eine Stellenanzeige abstimmen",
    backgroundText:
      "Freiwillig. Passende Fragen kommen zuerst, und eine oder zwei gelten Ihrer eigenen Erfahrung.",
    jobLabel: "Stellenanzeige",
    jobText: "Fügen Sie die Anzeige ein; passende Fragen kommen zuerst.",
    jobUsed: (n) => `${n} Zeichen. Ihr Gespräch wird darauf abgestimmt.`,
    jobMost: (n) => `Höchstens ${n}.`,
    jobTooLong: (by) =>
      `Die Stellenanzeige ist ${plural(by, "Zeichen", "Zeichen")} zu lang. Kürzen Sie sie und beginnen Sie dann.`,
    language: "Sprache des Gesprächs",
    noneYet: "Auf dieser Stufe noch keine",
    begin: "Beginnen",
    beginning: "Ihr Gespräch wird vorbereitet…",
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
      `Auf dem Server bleiben${days === null ? "" : ` für ${plural(days, "Tag", "Tage")}`}: Ihre Auswahl, Ihre Antworten und der Bericht. Kein Name, kein Konto; unter „Fortschritt“ können Sie alles löschen.`,
  },

  resume: {
    title: "Ihr Lebenslauf",
    choose: "Datei auswählen",
    drop: "Oder ziehen Sie sie irgendwo auf diese Seite.",
    taken: "PDF, Word (.docx), Text oder Markdown, bis 5 MB.",
    letGo: "Loslassen, um sie zu senden.",
    kept: (file, read) =>
      file === null || read === null
        ? ""
        : `Die Datei wird nach ${plural(file, "Tag", "Tagen")} gelöscht, das Gelesene nach ${plural(read, "Tag", "Tagen")}; Name und Anschrift werden nicht gelesen.`,
    keptUntil: (date) => `Diesen Lebenslauf haben Sie früher gegeben; er ist bis ${date} gespeichert:`,
    use: "Verwenden",
    sending: (name, percent) => `${name} wird gesendet: ${percent} %`,
    reading: (name) => `${name} wird gelesen…`,
    check:
      "Das wurde gelesen, und danach werden Fragen ausgesucht. Berichtigen Sie, was nicht stimmt; es wird beim Tippen gespeichert.",
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
    saving: "Ihre Berichtigungen werden gespeichert…",
    notTaken: "Diese Berichtigung wurde nicht angenommen.",
    unsent: "Die Datei ist nicht verloren; sie wird gesendet, sobald der Server antwortet.",
    unsaved: "Ihre Berichtigungen bleiben auf diesem Gerät.",
    readsLike: (role, level) => `Das liest sich wie ${role}, ${level}.`,
    comesNear: (role, level) => `Genau diese Arbeit gibt es hier nicht; am nächsten kommt ${role}, ${level}.`,
    chooseThese: "Das auswählen",
    first: "Zuerst wird Ihr Lebenslauf gelesen…",
    refusals: {
      "too-large":
        "Diese Datei ist größer als 5 MB. Speichern Sie sie kleiner, etwa ohne Bilder, und wählen Sie sie noch einmal aus.",
      "unreadable-file":
        "Das lässt sich nicht lesen. Wählen Sie eine einzelne Datei, die noch dort liegt, wo sie war.",
      "unsupported-file":
        "Eine Datei dieser Art wird nicht angenommen. Senden Sie ein PDF, ein Word-Dokument (.docx), Text oder Markdown.",
      "no-text-in-file":
        "Aus dieser Datei lässt sich kein Text lesen: Die Datei ist leer, beschädigt, durch ein Passwort geschützt oder nur ein Bild. Speichern Sie sie neu als PDF, oder senden Sie den Text.",
      gone: "Ihr Lebenslauf ist hier nicht mehr gespeichert. Fügen Sie ihn noch einmal hinzu oder beginnen Sie ohne ihn.",
    },
  },

  opening: {
    heading: "Ihr Gespräch wird geöffnet…",
    away: "Der Server antwortet nicht. Alles Gesendete ist dort sicher, und Ungesendetes bleibt auf diesem Gerät.",
  },

  room: {
    position: (n, of) => `Frage ${n} von ${of}`,
    followUp: "Nachfrage",
    because: { resume: "Aus Ihrem Lebenslauf", job_description: "Passt zur Stelle" },
    shaped: ({ resume, job_description: job }, planned) =>
      [
        resume === null ? "" : `Ihr Lebenslauf hat ${resume} von ${planned} Fragen bestimmt.`,
        job === null
          ? ""
          : job === 0
            ? "Keine der Fragen hier passt genau zur Stellenanzeige."
            : `Die Stellenanzeige hat ${job} von ${planned} Fragen bestimmt.`,
      ]
        .filter(Boolean)
        .join(" "),
    followUpTo: "Die Frage war",
    answer: "Ihre Antwort",
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
      "Die Zeit steht. Alles ist gesichert; Sie können die Seite auch schließen und später wiederkommen.",
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
    over: (clock) => `${clock}, nehmen Sie sich die Zeit, die Sie brauchen`,
    timeTaken: "Zeit für diese Frage",
    progress: (answered, planned) => `${answered} von ${planned} Fragen erledigt`,
    leftover: "Ungesendetes von einer früheren Frage",
    drop: "Verwerfen",
    kept: (date) => `Aufgehoben bis ${date}`,
    skipTitle: "Diese Frage auslassen?",
    skipText: "Was Sie dazu geschrieben haben, wird nicht gesendet.",
    skipConfirm: "Frage auslassen",
    finishTitle: "Das Gespräch jetzt beenden?",
    finishText: (answered, planned) =>
      `Sie haben ${answered} von ${planned} Fragen erledigt. Der Bericht bewertet diese und führt die übrigen als nicht gestellt auf.`,
    finishUnsent: "Die Antwort, an der Sie schreiben, ist nicht gesendet und kommt nicht in den Bericht.",
    finishConfirm: "Gespräch beenden",
    keepGoing: "Weitermachen",
  },

  mic: {
    title: "Sprechend antworten",
    privacy:
      "Was Sie sagen, wird im Antwortfeld zu Text, und Sie können ihn vor dem Senden ändern. Wo Ihr Browser es anbietet, geschieht das auf diesem Gerät; sonst hört unter Umständen der Hersteller Ihres Browsers mit. An uns geht nur der Text.",
    absent:
      "Dieser Browser macht aus Sprache keinen Text. Sie können hier tippen oder mit Chrome, Edge oder Safari wiederkommen.",
    check: "Sagen Sie etwas. Der Balken bewegt sich, wenn Sie zu hören sind.",
    opening: "Ihr Browser fragt, ob das Mikrofon benutzt werden darf…",
    level: "Lautstärke am Mikrofon",
    denied:
      "Das Mikrofon ist gesperrt. Erlauben Sie es für diese Seite in der Adresszeile und versuchen Sie es noch einmal.",
    "no-microphone":
      "Es wurde kein Mikrofon gefunden. Schließen Sie eines an und versuchen Sie es noch einmal.",
    again: "Noch einmal",
    start: "Jetzt sprechen",
  },

  recording: {
    wish: "Auch eine Aufnahme meiner gesprochenen Antworten behalten",
    about:
      "Dann geht auch der Ton selbst an unseren Speicher, und Sie können ihn im Bericht neben Ihren Antworten hören. Er wird nicht bewertet. Gelöscht wird er nach einigen Tagen, mit dem Gespräch und mit Ihren Daten.",
    tool: (on) => `Aufnahme: ${on ? "an" : "aus"}`,
    on: "Es wird aufgenommen.",
    only: "Aufnahme läuft. Tippen Sie die Antwort, die bewertet werden soll.",
    listen: "Aufnahme dieser Antwort",
    lost: (n) =>
      `Nicht zu behalten: ${plural(n, "Aufnahme", "Aufnahmen")}. Ihre Antworten sind alle da.`,
  },

  keys: {
    title: "Tasten",
    show: "Tasten",
    intro: "Esc verlässt das Antwortfeld, Ihr Text bleibt. Danach wirken einzelne Tasten:",
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
    unkept: "Dieser Browser hebt nichts auf. Bleiben Sie auf dieser Seite, bis die Antwort gesendet ist.",
    sending: "Wird gesendet…",
    skipping: "Weiter zur nächsten Frage…",
    asking: { hint: "Ein Tipp kommt…", rephrase: "Andere Worte kommen…" },
    finishing: "Das Gespräch wird beendet…",
    offline: "Sie sind offline.",
    away: "Der Server antwortet nicht.",
    keptSending:
      "Ihre Antwort ist auf diesem Gerät gesichert und wird gesendet, sobald der Server wieder da ist.",
    keptAsking: "Sie können weiterschreiben.",
    nextTry: (seconds) => `Nächster Versuch in etwa ${about(seconds)}.`,
    listening: {
      unknown: "Das Mikrofon wird geöffnet…",
      device: "Ich höre zu, nur auf diesem Gerät. Lassen Sie sich Zeit.",
      vendor: "Ich höre zu. Der Hersteller Ihres Browsers hört unter Umständen mit. Lassen Sie sich Zeit.",
    },
    lost: {
      denied:
        "Das Mikrofon ist für diese Seite gesperrt. Ihr Text ist sicher; tippen Sie weiter oder erlauben Sie es in der Adresszeile.",
      "no-microphone": "Kein Mikrofon gefunden. Ihr Text ist sicher; tippen Sie weiter.",
      network: "Ohne Verbindung erkennt dieser Browser keine Sprache. Ihr Text ist sicher; tippen Sie weiter.",
      language: "Dieser Browser erkennt keine Sprache in dieser Sprache. Sie können tippen.",
      failed:
        "Das Zuhören hat aufgehört. Ihr Text ist sicher; drücken Sie „Sprechen“, um fortzufahren, oder tippen Sie.",
    },
    gaveUp: "Viele Versuche blieben ohne Antwort.",
    blank: "Es gibt noch nichts zu senden. Schreiben Sie eine Antwort oder lassen Sie die Frage aus.",
    tooLong: (by) =>
      `Die Antwort ist ${plural(by, "Zeichen", "Zeichen")} zu lang. Kürzen Sie sie, und senden Sie sie dann.`,
    overtaken: "Dieses Gespräch ging anderswo weiter, zum Beispiel in einem anderen Tab. So steht es jetzt.",
  },

  report: {
    heading: "Ihr Bericht",
    waiting: "Ihre Antworten werden bewertet. Das dauert ein paar Sekunden.",
    away: "Der Bericht ließ sich noch nicht holen. Ihr Gespräch ist auf dem Server sicher.",
    outOf: (scale) => `von ${scale}`,
    notScored: "Nicht bewertet",
    plan: "Drei nächste Schritte",
    competencies: "Nach Kompetenz",
    questions: "Ihre Antworten",
    skipped: "Ausgelassen",
    followUp: "Nachfrage",
    yourAnswer: "Ihre Antwort",
    noAnswer: "Es gab keine Antwort.",
    heard: "Was zu hören war",
    missed: "Was fehlte",
    unsure: "Was wir vielleicht überhört haben",
    unsureNote: "Falls Sie es gesagt haben, zählt es zum Teil. In einem klaren Satz gesagt zählt es ganz.",
    strengths: "Was gelang",
    gaps: "Woran Sie arbeiten können",
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
      "Zu den Antworten, die Sie gesprochen haben. Die Erkennung lässt manches „äh“ weg; es waren also mindestens so viele.",
    course: {
      even: "Ihr Tempo blieb von der ersten zur zweiten Hälfte Ihrer Antworten gleich.",
      faster: "In der zweiten Hälfte Ihrer Antworten haben Sie schneller gesprochen als in der ersten.",
      slower: "In der zweiten Hälfte Ihrer Antworten haben Sie langsamer gesprochen als in der ersten.",
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
    notCoveredText: "Ausgelassen oder nicht erreicht. Das zählt nicht gegen Sie.",
    by: (who) => (who === "offline" ? "ohne Sprachmodell bewertet" : `bewertet mit ${who}`),
    provenance: (rubric, when) => `Nach Maßstab ${rubric}, ${when}.`,
    confidence: (share) => `Sicherheit dieser Bewertung: ${Math.round(share * 100)} %.`,
    radar: (values) => `Bewertung nach Kompetenz: ${values}.`,
    competency: "Kompetenz",
    score: "Bewertung",
    why: "Worauf sie beruht",
    practise: "In einem kurzen Gespräch üben",
    provisional: "Vorläufig: Eine gründlichere Durchsicht kann ihn noch ersetzen.",
    reviewWaits: (blind, place, when) =>
      [
        blind
          ? "Die zweite Durchsicht, um die Sie gebeten haben, wartet"
          : "Eine gründlichere Durchsicht wartet",
        place && `Platz ${place} in der Reihe`,
        when && `erwartet bis ${when}`,
      ]
        .filter(Boolean)
        .join(", ") + ". Diese Seite zeigt sie von selbst; Sie müssen hier nicht warten.",
    judges: {
      title: "Durchgesehen von",
      fresh: "erste Durchsicht",
      second: "zweite Meinung, weil die erste unsicher war",
      blind: "zweite Durchsicht, um die Sie gebeten haben",
    },
    replaced: "Die gründlichere Durchsicht ist da. Dies ist der neue Bericht.",
    objectTitle: "Sehen Sie das anders?",
    objectText:
      "Sie können um eine zweite Durchsicht bitten. Dabei werden Ihre Antworten ohne Kenntnis dieser Bewertung gelesen, und der neue Bericht beruht auf beiden Durchsichten.",
    object: "Um zweite Durchsicht bitten",
    objectConfirm:
      "Ein Sprachmodell liest Ihre Antworten noch einmal, ohne Ihren Namen. Die neue Bewertung kann höher oder niedriger sein.",
    objecting: "Die zweite Durchsicht wird erbeten…",
    objectAgain: (when) => `Sie können ab ${when} wieder darum bitten.`,
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
    text: "Wer den Link hat, liest diesen Bericht mit Ihren Antworten im Wortlaut, ohne Konto. Zu sehen sind kein Name, keine Aufnahme und keines Ihrer anderen Gespräche.",
    looking: "Es wird nachgesehen, ob es einen Link gibt…",
    none: "Es gibt noch keinen Link.",
    make: "Link erstellen",
    making: "Der Link wird erstellt…",
    link: "Link zum Bericht",
    until: (date) => `Er gilt bis zum ${date}, oder bis Sie ihn widerrufen.`,
    elsewhere:
      "Es gibt einen Link aus einem anderen Browser, der sich nicht noch einmal zeigen lässt. Widerrufen Sie ihn, oder erstellen Sie an seiner Stelle einen neuen.",
    copy: "Link kopieren",
    copied: "Der Link ist kopiert.",
    notCopied: "Der Link ließ sich nicht kopieren. Markieren Sie ihn und kopieren Sie ihn selbst.",
    revoke: "Link widerrufen",
    revoking: "Der Link wird widerrufen…",
    revoked: "Der Link ist widerrufen und öffnet nichts mehr.",
    away: "Bisher ist also nichts geändert.",
  },

  shared: {
    waiting: "Der Bericht wird geholt…",
    note: "Jemand teilt mit Ihnen den Bericht eines Übungsgesprächs. „Sie“ darin ist die Person, die befragt wurde.",
    own: {
      by: (name) => `durchgesehen vom eigenen Sprachmodell der Person (${name})`,
      trust: "Die Person hat es selbst laufen lassen; diese Durchsicht gilt so viel wie ihr Wort.",
    },
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
