/** How loud it is at the microphone. Nothing is recorded and nothing leaves the page. */

type Lost = "denied" | "no-microphone";

const EVERY_MS = 100;
/** Ordinary speech close to a microphone has about this root mean square. */
const SPEECH = 0.15;

/** Opens the microphone while it is wanted; levels run from 0 (silence) to 1 (speech or louder). */
export function meter(onLevel: (level: number) => void, onLost: (why: Lost) => void) {
  let close: (() => void) | null = null;

  function open(): () => void {
    let closed = false;
    let release = (): void => undefined;
    hear((level) => closed || onLevel(level)).then(
      (stop) => (closed ? stop() : (release = stop)),
      (error: unknown) => closed || onLost(isRefusal(error) ? "denied" : "no-microphone"),
    );
    return () => {
      closed = true;
      release();
    };
  }

  return function follow(wanted: boolean): void {
    if (wanted === (close !== null)) return;
    close?.();
    close = wanted ? open() : null;
  };
}

async function hear(tell: (level: number) => void): Promise<() => void> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    const square = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
    tell(Math.min(1, Math.sqrt(square) / SPEECH));
  }, EVERY_MS);
  return () => {
    clearInterval(timer);
    for (const track of stream.getTracks()) track.stop();
    void context.close();
  };
}

const isRefusal = (error: unknown) => error instanceof DOMException && error.name === "NotAllowedError";
