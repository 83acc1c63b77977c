/** Models behind an address: a provider of the catalogue with the person's own key, or a server on their machine. */

import { isLoopback } from "../own";
import type { Answer, OwnModel, Task } from "../own-contract";
import { list, shape, text } from "../read";

/** Characters of an answer that are passed on; a good one is far shorter. */
const LONGEST = 100_000;
const PATIENCE_MS = 10_000;

export interface Lender {
  model: OwnModel;
  key: string;
  /** The origins of this site: neither a key nor an answer for a provider has any business there. */
  here: readonly string[];
}

/** What came back, as it is. Never rejects: why nothing came is an answer too. */
export async function sent(
  request: Task["request"],
  lender: Lender,
  send: typeof fetch,
  signal: AbortSignal,
): Promise<Answer> {
  const { url, method, body, key: place } = request;
  if (url === null || !mayGo(url, lender)) return { failed: "refused" };
  if (place && !/^[\x21-\x7e]+$/.test(lender.key)) return { failed: "key" };
  const headers = place ? { ...request.headers, [place.name]: place.prefix + lender.key } : request.headers;
  try {
    const response = await send(url, {
      ...{ method, headers, body, signal },
      // A key does not follow to wherever an address may lead, and nobody learns which page it is used on.
      ...{ redirect: "error", credentials: "omit", referrerPolicy: "no-referrer", cache: "no-store" },
    });
    return { status: response.status, body: (await response.text()).slice(0, LONGEST) };
  } catch {
    return { failed: "network" };
  }
}

/** A local server is reached where the person said it is, a provider over TLS, and this site not at all. */
function mayGo(url: string, { model, here }: Lender): boolean {
  if (!URL.canParse(url)) return false;
  const { origin, protocol } = new URL(url);
  if (model.provider === "local") return isLoopback(url) && origin === new URL(model.base).origin;
  return protocol === "https:" && !here.includes(origin);
}

const listed = shape({ data: list(shape({ id: text })) });

/** The names of the models that a local server has; null where it does not answer this page. */
export async function modelsAt(
  base: string,
  send: typeof fetch,
  stopped: AbortSignal,
): Promise<string[] | null> {
  try {
    const signal = AbortSignal.any([stopped, AbortSignal.timeout(PATIENCE_MS)]);
    const response = await send(`${base.trim().replace(/\/+$/, "")}/v1/models`, {
      signal,
      credentials: "omit",
    });
    return listed(await response.json(), "").data.map(({ id }) => id);
  } catch {
    return null;
  }
}
