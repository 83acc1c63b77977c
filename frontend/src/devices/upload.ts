/** Sends a file and tells how far it has come, which `fetch` cannot; otherwise it answers as `fetch` does. */

/** Sending is given up when nothing moves for so long. */
const STALLED_MS = 30_000;

/** `tell` gets the share that is sent, from 0 to 1. Rejects as `fetch` does, and where the file cannot be read. */
export function uploading(tell: (share: number) => void): typeof fetch {
  return async (url, init) => {
    // Read first: a folder, or a file that is gone, fails here and not as a network that is away.
    const body = init?.body instanceof Blob ? await init.body.arrayBuffer() : new ArrayBuffer(0);
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open(init?.method ?? "POST", String(url));
      new Headers(init?.headers).forEach((value, name) => request.setRequestHeader(name, value));
      let stalled = setTimeout(() => request.abort(), STALLED_MS);
      request.upload.onprogress = ({ loaded, total }) => {
        clearTimeout(stalled);
        stalled = setTimeout(() => request.abort(), STALLED_MS);
        tell(total > 0 ? loaded / total : 0);
      };
      request.onload = () => resolve(answerOf(request));
      request.onerror = () => reject(new TypeError("the upload failed"));
      request.onabort = () => reject(new DOMException("the upload was stopped", "AbortError"));
      request.onloadend = () => clearTimeout(stalled);
      init?.signal?.addEventListener("abort", () => request.abort());
      request.send(body);
    });
  };
}

function answerOf(request: XMLHttpRequest): Response {
  const headers = new Headers();
  const wait = request.getResponseHeader("Retry-After");
  if (wait !== null) headers.set("Retry-After", wait);
  return new Response(request.status === 204 ? null : request.responseText, {
    status: request.status,
    headers,
  });
}
