/** Records what is said while it is wanted: one file for each question, however often speaking stops in between. */

export interface Wanted {
  id: string;
  number: number;
  /** Somebody speaks now. */
  on: boolean;
}

export interface Tape {
  id: string;
  number: number;
  sound: Blob;
}

/** What recordings are kept as, the one preferred first: browsers differ in what they can make. */
const FORMATS = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];

/** What this browser records as; null where it makes nothing that is kept. */
export function formatOf(recorder: Pick<typeof MediaRecorder, "isTypeSupported"> | undefined): string | null {
  return FORMATS.find((format) => recorder?.isTypeSupported(format)) ?? null;
}

/** Speech stays clear at this rate. */
const BITS_PER_SECOND = 32_000;

interface Recording {
  of: Wanted;
  context: AudioContext;
  recorder: MediaRecorder;
  sink: MediaStreamAudioDestinationNode;
  /** Open only while somebody speaks, so that the browser shows it in use only then. */
  microphone: MediaStream | null;
}

/** `done` gets each finished file; `lost` the question where the microphone could not be had. */
export function tape(done: (tape: Tape) => void, lost: (number: number) => void) {
  let current: Recording | null = null;

  return function follow(wanted: Wanted | null): void {
    if (current && (current.of.id !== wanted?.id || current.of.number !== wanted.number)) {
      close(current);
      current = null;
    }
    if (wanted?.on && !current) current = open(wanted, done);
    if (!current || !wanted || current.of.on === wanted.on) return;
    current.of = wanted;
    if (wanted.on) void listen(current, () => lost(wanted.number));
    else rest(current);
  };
}

function open(wanted: Wanted, done: (tape: Tape) => void): Recording {
  const context = new AudioContext();
  const sink = context.createMediaStreamDestination();
  const mimeType = formatOf(MediaRecorder) ?? "";
  const recorder = new MediaRecorder(sink.stream, { mimeType, audioBitsPerSecond: BITS_PER_SECOND });
  const pieces: Blob[] = [];
  recorder.ondataavailable = ({ data }) => void pieces.push(data);
  recorder.onstop = () => {
    void context.close();
    // The part of the type before the codecs is all that the server takes.
    const sound = new Blob(pieces, { type: recorder.mimeType.split(";")[0] ?? "" });
    if (sound.size > 0) done({ id: wanted.id, number: wanted.number, sound });
  };
  return { of: { ...wanted, on: false }, context, recorder, sink, microphone: null };
}

async function listen(recording: Recording, lost: () => void): Promise<void> {
  const { context, sink, recorder } = recording;
  try {
    const microphone = await navigator.mediaDevices.getUserMedia({ audio: true });
    if (!recording.of.on) return release(microphone);
    recording.microphone = microphone;
    context.createMediaStreamSource(microphone).connect(sink);
    if (recorder.state === "inactive") recorder.start();
    else recorder.resume();
  } catch {
    lost();
  }
}

function rest(recording: Recording): void {
  if (recording.recorder.state === "recording") recording.recorder.pause();
  if (recording.microphone) release(recording.microphone);
  recording.microphone = null;
}

function close(recording: Recording): void {
  recording.of = { ...recording.of, on: false };
  rest(recording);
  if (recording.recorder.state === "inactive") void recording.context.close();
  else recording.recorder.stop();
}

function release(microphone: MediaStream): void {
  for (const track of microphone.getTracks()) track.stop();
}
