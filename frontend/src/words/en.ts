/** Every word the page itself says, in English. Another language is another file with a value of this shape. */

import type { Shaped } from "../contract";
import { own } from "./own/en";

const plural = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

function about(seconds: number): string {
  if (seconds < 60) return plural(Math.max(1, Math.round(seconds)), "second", "seconds");
  return seconds < 7200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} hours`;
}

export const words = {
  own,
  locale: "en-GB",
  name: "Quiet Room",
  skipLink: "Skip to the content",
  nav: { label: "Pages", progress: "Progress" },
  language: "Language",
  theme: { label: "Theme", system: "Auto", light: "Light", dark: "Dark" },
  tryNow: "Try now",
  coming: "This page is still on its way…",
  cancel: "Cancel",

  /** A moment to come: `day` is its day of the week, null where it is today. */
  moment: (day: string | null, hour: string) => (day === null ? `${hour} today` : `${hour} on ${day}`),

  /** What the server says by name, where its own words are in another language. */
  problems: {} as Record<string, string>,

  /** What the catalogue offers, by id, where its own labels are in another language. */
  offer: {} as Record<string, { label: string; about: string }>,

  titles: {
    landing: "Quiet Room: practise a job interview",
    setup: "Set up an interview",
    opening: "Opening your interview",
    room: (number: number) => `Question ${number}`,
    report: "Your report",
    shared: "A shared report",
    progress: "Your progress",
    ops: "Operations",
    lost: "Not found",
  },

  landing: {
    heading: "Practise a job interview, then read what came across.",
    lead: "You answer real interview questions one at a time, in writing or aloud. The report quotes your own words: what was heard, what was missing, and what to do next.",
    start: "Start an interview",
    free: "Free, without an account. Two clicks to the first question.",
    waking: "The server is waking up. After a quiet spell that takes a few seconds; you can go on meanwhile.",
    stored:
      "Your answers and reports are kept so that you can come back to them, and you can erase them under Progress.",
    exampleTitle: "What a report shows",
    exampleQuestion:
      "A customer was charged twice after a timeout. How do you stop that from happening again?",
    exampleAnswer: [
      { text: "I would ", mark: 0 },
      { text: "have the client send the same key with every retry", mark: 1 },
      { text: " and ", mark: 0 },
      { text: "look that key up before charging", mark: 2 },
      { text: ". Then the second attempt just gets told it is done.", mark: 0 },
    ],
    exampleHeard: ["Same key on every retry", "Lookup before the charge"],
    exampleMissed: ["What happens when two retries race"],
    exampleNote: "From an example answer: the marked words are the evidence, the numbers say for what.",
    how: [
      {
        title: "At your own pace",
        text: "One question at a time, with a follow-up where something was left open. Hints and rephrasing are there if you want them, and nobody interrupts.",
      },
      {
        title: "Scored by a written rubric",
        text: "Each answer is compared with what a good one covers. Every score says what it means at your level and who gave it.",
      },
      {
        title: "Nothing you write is lost",
        text: "Each keystroke stays on this device until the answer has arrived. Close the tab and come back, and you are where you were.",
      },
    ],
  },

  mine: {
    openTitle: "Pick up where you left off",
    resume: "Continue",
    pastTitle: "Your interviews",
    when: "Date",
    what: "Interview",
    score: "Overall",
    unscored: "Not scored",
    away: "Your earlier interviews could not be loaded yet.",
    all: "See your progress",
  },

  progress: {
    heading: "Your progress",
    nothing: "Nothing is scored yet. After your first interview you see here how you are getting on.",
    done: (n: number, days: number) =>
      `${plural(n, "interview", "interviews")} scored` +
      (days === 0 ? "." : `, on ${plural(days, "day", "days")} of the last seven.`),
    trend: "Overall",
    streak: (days: number) => `${plural(days, "day", "days")} in a row.`,
    against: (latest: string, before: string, n: number, change: number) =>
      `Your latest interview stands at ${latest}, ` +
      (Math.abs(change) < 0.05 ? "as high as" : change > 0 ? "above" : "below") +
      (n === 1 ? ` the one before it (${before}).` : ` the mean of the ${n} before it (${before}).`),
    trendName: (values: string) => `Overall score over time: ${values}.`,
    one: "A second interview makes this a line.",
    competencies: "By competency",
    competency: "Competency",
    first: "First",
    latest: "Latest",
    course: "Course",
    weak: "Topics to go over again",
    weakText: "From your latest reports: topics on which your answers stand below 3.5.",
    noWeak: "No topic of your latest reports stands below 3.5.",
    reading: "Reading your latest reports…",
    onTopic: (score: string, n: number) => `${score} over ${plural(n, "answer", "answers")}`,
    practise: "Practise",
  },

  data: {
    title: "Your data",
    text: "Export everything that is held about you, or erase it for good. Both are done at once.",
    export: "Export my data",
    erase: "Erase my data",
    exporting: "Preparing your data…",
    erasing: "Erasing…",
    erased: "Everything that was held about you is erased, here and on the server.",
    away: "The server does not answer, so nothing has changed yet.",
    confirmTitle: "Erase everything?",
    confirmText:
      "All your interviews, answers and reports are erased on the server and on this device. This cannot be undone.",
    eraseOne: "Erase this interview",
    oneTitle: "Erase this interview?",
    oneText:
      "Its answers, report, recordings and link are erased on the server and on this device. This cannot be undone.",
    erasedOne: "The interview is erased, with its answers, report and recordings.",
    file: "quiet-room-data.json",
    codeTitle: "Your recovery code",
    codeText:
      "With this code you find your interviews on another device. Whoever has it can read them, so keep it to yourself.",
    noCode: "This browser does not know your recovery code. It was shown in the browser you started with.",
    copy: "Copy the code",
    copied: "The code is copied.",
    notCopied: "The code could not be copied. Select it and copy it yourself.",
    recoverTitle: "Coming from another device?",
    recoverText: "Enter your recovery code, and your interviews are here too.",
    recoverLabel: "Recovery code",
    recover: "Find my interviews",
    recovering: "Looking for your interviews…",
    recovered: "Your interviews are here now.",
  },

  setup: {
    heading: "Set up your interview",
    role: "Role",
    level: "Level",
    kind: "Kind of questions",
    length: "Length",
    questions: (n: number) => plural(n, "question", "questions"),
    minutes: (n: number) => `about ${n} min`,
    related: (own: number) => `${own} of this kind, then others close to it`,
    focus: "Focus on topics",
    focusText: "Optional. Questions on these topics come first.",
    findTopic: (n: number) => `Find one of ${n} topics`,
    topicsFound: (n: number) => (n === 0 ? "No topic has this in its name." : plural(n, "topic", "topics")),
    topicsOf: (n: number, chosen: number) => (chosen === 0 ? String(n) : `${chosen} of ${n} chosen`),
    background: "Shape it by your résumé or a job description",
    backgroundText: "Optional. Questions that fit come first, and one or two ask about your own experience.",
    jobLabel: "Job description",
    jobText: "Paste the advertisement, and questions that fit it come first.",
    jobUsed: (n: string) => `${n} characters. It will shape your interview.`,
    jobMost: (n: string) => `The most is ${n}.`,
    jobTooLong: (by: number) =>
      `The job description is ${plural(by, "character", "characters")} too long. Shorten it, then begin.`,
    language: "Language of the interview",
    noneYet: "None at this level yet",
    begin: "Begin",
    beginning: "Setting up your interview…",
    loading: "Loading what is on offer. After a quiet spell this takes a few seconds.",
    empty: "There are no questions on offer yet.",
    leftToday: (n: number) =>
      n === 0 ? "No interviews left today" : `${plural(n, "interview", "interviews")} left today`,
    resets: (when: string) => `More from ${when}`,
    review: {
      expected: (within: number | null) =>
        `The report comes at once, and a second look by a model follows${within === null ? "" : `, as things stand within ${about(within)}`}.`,
      possible: () =>
        "The report comes at once. A second look by a model may follow, as today's quota allows.",
      none: () => "The report comes at once, scored without a model.",
    },
    stored: (days: number | null) =>
      `Kept on the server${days === null ? "" : ` for ${plural(days, "day", "days")}`}: your choices, your answers and the report. No name and no account; you can erase it all under Progress.`,
  },

  resume: {
    title: "Your résumé",
    choose: "Choose a file",
    drop: "Or drop it anywhere on this page.",
    taken: "PDF, Word (.docx), text or Markdown, up to 5 MB.",
    letGo: "Let go to send it.",
    kept: (file: number | null, read: number | null) =>
      file === null || read === null
        ? ""
        : `The file is erased after ${plural(file, "day", "days")}, what was read from it after ${read}; your name and address are not read.`,
    keptUntil: (date: string) => `You gave this résumé earlier; it is kept until ${date}:`,
    use: "Use it",
    sending: (name: string, percent: number) => `Sending ${name}: ${percent} %`,
    reading: (name: string) => `Reading ${name}…`,
    check:
      "This was read from your résumé, and questions are chosen by it. Correct what is wrong; it is saved as you type.",
    headline: "Headline",
    years: "Years of work",
    yearsOf: (n: number) => `${n} ${n === 1 ? "year" : "years"}`,
    skills: "Skills",
    skillsOf: (n: number) => plural(n, "skill", "skills"),
    showAll: (n: number) => `Show all ${n}`,
    anotherSkill: "Another skill",
    add: "Add",
    jobs: "Jobs",
    jobTitle: "Title",
    employer: "Employer",
    now: "now",
    languages: "Languages",
    fluency: { native: "Native", fluent: "Fluent", good: "Good", basic: "Basic", "": "Not said" },
    removeOne: (what: string) => `Remove ${what}`,
    confirm: "That is right",
    correct: "Correct it",
    remove: "Remove résumé",
    removing: "Removing it…",
    saving: "Saving your corrections…",
    notTaken: "This correction was not taken.",
    unsent: "The file is not lost; it is sent as soon as the server answers.",
    unsaved: "Your corrections are kept on this device.",
    readsLike: (role: string, level: string) => `It reads like ${role}, ${level}.`,
    comesNear: (role: string, level: string) =>
      `No role here is quite this work; ${role}, ${level}, comes nearest.`,
    chooseThese: "Choose these",
    first: "Your résumé is being read first…",
    /** Refusals by the server's name for them; where one is empty, the server's own words say more. */
    refusals: {
      "too-large":
        "This file is larger than 5 MB. Save it smaller, for example without pictures, and choose it again.",
      "unreadable-file": "This cannot be read. Choose a single file that is still where it was.",
      gone: "Your résumé is no longer kept here. Add it again, or begin without it.",
    } as Record<string, string>,
  },

  opening: {
    heading: "Opening your interview…",
    away: "The server does not answer. Everything you sent is safe there, and unsent words are kept on this device.",
  },

  room: {
    position: (n: number, of: number) => `Question ${n} of ${of}`,
    followUp: "Follow-up",
    because: { resume: "From your résumé", job_description: "Fits the job" },
    shaped: ({ resume, job_description: job }: Shaped, planned: number) =>
      [
        resume === null ? "" : `Your résumé shaped ${resume} of ${planned} questions.`,
        job === null
          ? ""
          : job === 0
            ? "No question on offer fits the job description closely."
            : `The job description shaped ${job} of ${planned} questions.`,
      ]
        .filter(Boolean)
        .join(" "),
    followUpTo: "You were asked",
    answer: "Your answer",
    send: "Send answer",
    keys: (mac: boolean): string => (mac ? "⌘ Return" : "Ctrl Enter"),
    hint: "Hint",
    rephrase: "Rephrase",
    left: (n: number) => (n === 0 ? "none left" : `${n} left`),
    skip: "Skip",
    finish: "Finish early",
    pause: "Pause",
    pausedTitle: "Paused",
    pausedText: "The time has stopped. Everything is kept; you can also close this page and come back later.",
    goOn: "Go on",
    readAloud: "Read aloud",
    stopReading: "Stop reading",
    code: "Code",
    codeOn: "The Tab key indents. Esc leaves the box.",
    speak: "Speak",
    stopSpeaking: "Stop listening",
    hintTitle: "Hint",
    rephraseTitle: "In other words",
    spent: (clock: string, minutes: number) => `${clock} of about ${minutes} min`,
    over: (clock: string) => `${clock}, take the time you need`,
    timeTaken: "Time on this question",
    progress: (answered: number, planned: number) => `${answered} of ${planned} questions done`,
    leftover: "Unsent words from an earlier question",
    drop: "Discard",
    kept: (date: string) => `Kept until ${date}`,
    skipTitle: "Skip this question?",
    skipText: "What you have written for it will not be sent.",
    skipConfirm: "Skip question",
    finishTitle: "Finish the interview now?",
    finishText: (answered: number, planned: number) =>
      `You have done ${answered} of ${planned} questions. The report covers those and lists the rest as not asked.`,
    finishUnsent: "The answer you are writing has not been sent and will not be in the report.",
    finishConfirm: "Finish interview",
    keepGoing: "Keep going",
  },

  mic: {
    title: "Answer by voice",
    privacy:
      "What you say is turned into text in the answer box, and you can change it before you send it. Where your browser offers it, that happens on this device; otherwise the maker of your browser may hear the audio. Only the text is sent to us.",
    absent:
      "This browser does not turn speech into text. You can type your answers here, or come back with Chrome, Edge or Safari.",
    check: "Say something. The bar moves when you are heard.",
    opening: "Waiting for your permission to use the microphone…",
    level: "Loudness at the microphone",
    denied:
      "The microphone is blocked. Allow it for this page in your browser's address bar, then try again.",
    "no-microphone": "No microphone was found. Connect one, then try again.",
    again: "Try again",
    start: "Start speaking",
  },

  recording: {
    wish: "Also keep a recording of my spoken answers",
    about:
      "Then the sound itself is sent to our storage, and you can hear it beside your answers in the report. It is not scored. It is erased after some days, or sooner with the interview or with your data.",
    tool: (on: boolean): string => `Recording: ${on ? "on" : "off"}`,
    on: "It is recorded.",
    only: "Recording. Type the answer you want scored.",
    listen: "Recording of this answer",
    lost: (n: number) => `${plural(n, "recording", "recordings")} could not be kept. Your answers are all here.`,
  },

  keys: {
    title: "Keys",
    show: "Keys",
    intro: "Esc leaves the answer box and keeps your text. After that, single keys act:",
    send: "Send the answer",
    leave: "Leave the answer box",
    a: "Back to the answer box",
    h: "Hint",
    r: "Rephrase",
    s: "Skip the question",
    v: "Speak, or stop listening",
    l: "Read the question aloud, or stop",
    p: "Pause",
    f: "Finish early",
    help: "Show these keys",
    single: "Single keys act in the room",
    close: "Close",
  },

  status: {
    saved: "Saved on this device.",
    unkept: "This browser does not keep text. Stay on this page until the answer is sent.",
    sending: "Sending…",
    skipping: "Going on to the next question…",
    asking: { hint: "Fetching a hint…", rephrase: "Finding other words…" },
    finishing: "Finishing the interview…",
    offline: "You are offline.",
    away: "The server does not answer.",
    keptSending: "Your answer is saved on this device and will be sent when the server is back.",
    keptAsking: "You can go on writing.",
    nextTry: (seconds: number) => `Trying again in about ${about(seconds)}.`,
    listening: {
      unknown: "Opening the microphone…",
      device: "Listening on this device. Take your time.",
      vendor: "Listening. The maker of your browser may hear the audio. Take your time.",
    },
    lost: {
      denied:
        "The microphone is blocked for this page. Your text is safe; keep typing, or allow it in the address bar.",
      "no-microphone": "No microphone was found. Your text is safe; keep typing.",
      network:
        "Speech cannot be recognised without a connection in this browser. Your text is safe; keep typing.",
      language: "This browser does not recognise speech in this language. You can type.",
      failed: "Listening stopped. Your text is safe; press Speak to go on, or type.",
    },
    gaveUp: "Tried many times without an answer.",
    blank: "There is nothing to send yet. Write an answer, or skip the question.",
    tooLong: (by: number) =>
      `The answer is ${plural(by, "character", "characters")} too long. Shorten it, then send it.`,
    overtaken: "This interview went on elsewhere, for example in another tab. This is where it stands now.",
  },

  report: {
    heading: "Your report",
    waiting: "Your answers are being scored. This takes a few seconds.",
    away: "The report could not be fetched yet. Your interview is safe on the server.",
    outOf: (scale: number) => `of ${scale}`,
    notScored: "Not scored",
    plan: "Three things to do next",
    competencies: "By competency",
    questions: "Your answers",
    skipped: "Skipped",
    followUp: "Follow-up",
    yourAnswer: "Your answer",
    noAnswer: "No answer was given.",
    heard: "What was heard",
    missed: "What was missing",
    unsure: "What we may have missed",
    unsureNote: "If you said it, it counted in part. Said in one plain sentence, it counts in full.",
    strengths: "What worked",
    gaps: "What to work on",
    strong: "A strong answer",
    delivery: "Delivery",
    pace: "Pace",
    paceOf: (n: number) => `${Math.round(n)} words a minute`,
    longest: "Longest answer",
    talk: "Time spent answering",
    fillers: "Filler words",
    noFillers: "None counted",
    hedges: "Hedges",
    pause: "Longest pause",
    noPause: "None over two seconds",
    deliveryText:
      "Of the answers you spoke. Recognition may leave out an “um”, so there may have been more than were counted.",
    course: {
      even: "Your pace was even from the first half of your answers to the second.",
      faster: "You spoke faster in the second half of your answers than in the first.",
      slower: "You spoke more slowly in the second half of your answers than in the first.",
    },
    paceChart: "Words a minute, answer by answer (1.1 is the first follow-up to question 1)",
    paceName: (values: string) => `Words a minute by answer: ${values}.`,
    byAnswer: "The figures of each answer",
    answerColumns: ["Question", "Seconds", "Words a minute", "Fillers", "Hedges", "Longest pause (s)"],
    notCovered: "Not covered",
    notCoveredText: "Skipped, or not reached. This does not count against you.",
    by: (who: string) => (who === "offline" ? "scored without a model" : `scored with ${who}`),
    provenance: (rubric: string, when: string) => `By rubric ${rubric}, ${when}.`,
    confidence: (share: number) => `Confidence in this score: ${Math.round(share * 100)} %.`,
    radar: (values: string) => `Scores by competency: ${values}.`,
    competency: "Competency",
    score: "Score",
    why: "What it rests on",
    practise: "Practise in a short interview",
    provisional: "Provisional: a deeper review may still replace it.",
    reviewWaits: (blind: boolean, place: number | null, when: string) =>
      [
        blind ? "The second review you asked for is waiting its turn" : "A deeper review is waiting its turn",
        place && `place ${place} in line`,
        when && `expected by ${when}`,
      ]
        .filter(Boolean)
        .join(", ") + ". This page shows it by itself; you need not wait here.",
    judges: {
      title: "Reviewed by",
      fresh: "first review",
      second: "second opinion, because the first was in doubt",
      blind: "second review, asked for by you",
    },
    replaced: "The deeper review has arrived. This is the new report.",
    objectTitle: "Do you see it differently?",
    objectText:
      "You can ask for a second review. It reads your answers without knowing this score, and the new report rests on both.",
    object: "Ask for a second review",
    objectConfirm:
      "Your answers are read once more by a model, without your name. The new score may be higher or lower.",
    objecting: "Asking for a second review…",
    objectAgain: (when: string) => `You can ask again from ${when}.`,
    keep: "Keep this report",
    markdown: "Save as Markdown",
    json: "Save as JSON",
    print: "Print or save as PDF",
    another: "Start another interview",
    duration: (seconds: number) => about(seconds),
  },

  share: {
    open: "Share by a link",
    title: "Share this report",
    text: "Whoever has the link reads this report with your answers word for word, without an account. It shows no name, no recording and none of your other interviews.",
    looking: "Looking whether there is a link…",
    none: "There is no link yet.",
    make: "Make a link",
    making: "Making the link…",
    link: "Link to the report",
    until: (date: string) => `It works until ${date}, or until you revoke it.`,
    elsewhere:
      "There is a link, made in another browser, which cannot be shown again. Revoke it, or make a new one in its place.",
    copy: "Copy the link",
    copied: "The link is copied.",
    notCopied: "The link could not be copied. Select it and copy it yourself.",
    revoke: "Revoke the link",
    revoking: "Revoking the link…",
    revoked: "The link is revoked and opens nothing any more.",
    away: "So nothing is changed yet.",
  },

  shared: {
    waiting: "Fetching the report…",
    note: "Somebody shared the report of a practice interview with you. “You” in it is the person who was interviewed.",
    own: {
      by: (name: string) => `reviewed by the person's own model (${name})`,
      trust: "It was run by the person themselves, so this review is worth as much as their word.",
    },
    report: {
      heading: "Report of an interview",
      questions: "The answers",
      yourAnswer: "The answer",
      notCoveredText: "Skipped, or not reached. This does not count against the person.",
    },
  },

  lost: {
    heading: "There is nothing here for this browser.",
    text: "The address may be mistyped, or the interview was erased, has expired, or belongs to another browser.",
    home: "Go to the start page",
  },
};

export type Words = typeof words;
