/** The only fetch. A reply, whatever its status, becomes an event. */

import type { Request } from "./calls";
import * as contract from "./contract";
import * as ops from "./ops-contract";
import * as own from "./own-contract";
import type { Draft } from "./room";
import type { ServerEvent } from "./state";
import type { Trouble } from "./tries";
import { type Reader, maybe, shape, text } from "./read";

/** What this browser knows of its rights and drafts. */
export interface Keys {
  candidate(): string | null;
  access(): string | null;
  interview(id: string): string | null;
  draft(id: string): Draft | null;
  /** The token of the link that was made here at that time; empty where it was made elsewhere. */
  link(id: string, madeAt: string | null): string;
}

const PATIENCE_MS = 20_000;
/** As long as the host lets a call run. */
const LONG_PATIENCE_MS = 230_000;

/** Where the API and the operator's routes are. */
export interface Places {
  api: string;
  ops: string;
  /** Whether recordings are kept anywhere. */
  recordings: boolean;
}

/** `/config.json` may say so, else both are beside the page. */
export async function placesOf(send: typeof fetch): Promise<Places> {
  try {
    const response = await send("/config.json", { signal: AbortSignal.timeout(PATIENCE_MS) });
    const told = shape({ api: maybe(text), ops: maybe(text), recordings: maybe(text) })(await response.json(), "");
    const api = told.api ?? "/api";
    return { api, ops: told.ops ?? `${api}/ops`, recordings: told.recordings !== null };
  } catch {
    return { api: "/api", ops: "/api/ops", recordings: false };
  }
}

/** `upload` is `send` for files, where how far they have come is told. */
export function api(places: Promise<Places>, keys: Keys, send: typeof fetch, upload: typeof fetch = send) {
  /** Never rejects: what goes wrong is an event too. */
  return async function ask(request: Request, signal: AbortSignal): Promise<ServerEvent> {
    try {
      const { path, ...init } = outgoing(request, keys);
      const base = await places;
      const url = (request.is.startsWith("ops-") ? base.ops : base.api) + path;
      // A file may take long on a slow line; it is given up when it stands still.
      if (request.is === "resume") return await incoming(request, await upload(url, { ...init, signal }), keys);
      const patience = request.is === "ops-prewarm" ? LONG_PATIENCE_MS : PATIENCE_MS;
      const limit = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
      const response = await send(url, { ...init, signal: limit });
      return await incoming(request, response, keys);
    } catch (error) {
      if (unreadable(error)) return { is: "failed", call: request.is, trouble: UNREADABLE };
      // No answer, a broken one, or one that is not ours: for the person all of these are a server that is away.
      return { is: "failed", call: request.is, trouble: { kind: "away", detail: "", retryIn: null } };
    }
  };
}

const UNREADABLE: Trouble = { kind: "refused", slug: "unreadable-file", detail: "", retryIn: null };

/** A file the browser cannot read: a folder, or one that was moved or changed. */
function unreadable(error: unknown): boolean {
  return error instanceof DOMException && ["NotReadableError", "NotFoundError"].includes(error.name);
}

interface Outgoing {
  path: string;
  method: string;
  headers: Record<string, string>;
  body?: string | Blob;
}

function outgoing(request: Request, keys: Keys): Outgoing {
  const candidate = header("X-Candidate-Token", keys.candidate());
  const access = header("X-Access-Code", keys.access());
  const get = (path: string, headers = {}): Outgoing => ({ path, method: "GET", headers });
  const post = (path: string, headers: Record<string, string>, body: unknown): Outgoing => ({
    path,
    method: "POST",
    headers: { ...headers, "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  const put = (path: string, headers: Record<string, string>, body: unknown): Outgoing => ({
    ...post(path, headers, body),
    method: "PUT",
  });
  switch (request.is) {
    case "catalog":
      return get("/catalog");
    case "outlook":
      return get("/outlook", access);
    case "enrol":
      return post("/candidates", access, {});
    case "resume": {
      const about = {
        "Content-Type": request.file.type || "application/octet-stream",
        "X-File-Name": encodeURIComponent(request.file.name),
      };
      return { path: "/resumes", method: "POST", headers: { ...candidate, ...access, ...about }, body: request.file };
    }
    case "resumes":
      return get("/resumes", candidate);
    case "correct":
      return put(`/resumes/${encodeURIComponent(request.id)}`, candidate, request.profile);
    case "remove":
      return { path: `/resumes/${encodeURIComponent(request.id)}`, method: "DELETE", headers: candidate };
    case "me":
      return get("/candidates/me", { ...candidate, ...access });
    case "past":
      return get("/candidates/me/history", candidate);
    case "export":
      return get("/candidates/me/export", candidate);
    case "erase":
      return { path: "/candidates/me", method: "DELETE", headers: candidate };
    case "ops-alerts":
    case "ops-interviews":
    case "ops-providers":
    case "ops-capacity":
    case "ops-cache":
      return get(`/${request.is.slice("ops-".length)}`, { "x-functions-key": request.key });
    case "shared":
      return get("/shared/report", { "X-Share-Token": request.token });
    case "ops-export": {
      const { day, form, key } = request;
      return get(`/export?day=${encodeURIComponent(day)}&format=${form}`, { "x-functions-key": key });
    }
    case "ops-prewarm":
      return post("/prewarm", { "x-functions-key": request.key }, {});
    case "ops-requeue":
      return post("/poison/requeue", { "x-functions-key": request.key }, {});
    case "recover":
      return post("/candidates/recover", {}, { recovery_code: request.code });
    case "start":
      return post("/interviews", { ...candidate, ...access, "Idempotency-Key": request.key }, request.choice);
  }
  const mine = header("X-Interview-Token", keys.interview(request.id));
  const path = `/interviews/${encodeURIComponent(request.id)}`;
  switch (request.is) {
    case "interview":
      return get(path, mine);
    case "turn":
      return post(`${path}/turns`, mine, request.turn);
    case "finish":
      return post(`${path}/finish`, mine, {});
    case "erase-one":
      return { path, method: "DELETE", headers: mine };
    case "link":
      return get(`${path}/share`, mine);
    case "task":
      return get(`${path}/tasks/next${request.again ? "?again=1" : ""}`, mine);
    case "task-done":
      return post(`${path}/tasks/${encodeURIComponent(request.nonce)}`, mine, request.answer);
    case "make-link":
      return post(`${path}/share`, mine, {});
    case "recordings":
      return get(`${path}/recordings`, mine);
    case "revoke-link":
      return { path: `${path}/share`, method: "DELETE", headers: mine };
    case "review":
      return post(`${path}/review`, mine, {});
    case "report":
    case "past-report":
      return get(`${path}/report`, mine);
  }
}

function header(name: string, token: string | null): Record<string, string> {
  return token === null ? {} : { [name]: token };
}

async function incoming(request: Request, response: Response, keys: Keys): Promise<ServerEvent> {
  const body = await response.text();
  if (request.is.startsWith("ops-") && !response.ok) return opsRefusal(request, response);
  if (!response.ok) return refusal(request, response, body);
  const as = <T>(reader: Reader<T>): T => reader(JSON.parse(body), "");
  switch (request.is) {
    case "catalog":
      return { is: "catalog-came", catalog: as(contract.catalog) };
    case "me":
      return { is: "me-came", me: as(contract.me) };
    case "outlook": {
      const { daily_limit, ...review } = as(contract.outlook);
      return { is: "me-came", me: { interviews_left_today: daily_limit, resets_at: "", ...review } };
    }
    case "enrol": {
      const { recovery_code, ...made } = as(contract.candidate);
      return { is: "enrolled", candidate: { ...made, code: recovery_code ?? "" } };
    }
    case "resume":
      return { is: "resume-came", resume: as(contract.resume) };
    case "resumes":
      return { is: "resumes-came", resumes: as(contract.resumes).resumes };
    case "correct":
      return { is: "resume-corrected", resume: as(contract.resume) };
    case "remove":
      return { is: "resume-removed" };
    case "past":
      return { is: "past-came", past: as(contract.history).interviews };
    case "export":
      return { is: "exported", body };
    case "erase":
      return { is: "erased" };
    case "erase-one":
      return { is: "erased-one", id: request.id };
    case "ops-alerts":
      return { is: "ops-came", figures: { alerts: as(ops.alerts) } };
    case "ops-interviews":
      return { is: "ops-came", figures: { interviews: as(ops.interviews) } };
    case "ops-providers":
      return { is: "ops-came", figures: { providers: as(ops.providers) } };
    case "ops-capacity":
      return { is: "ops-came", figures: { capacity: as(ops.capacity) } };
    case "ops-cache":
      return { is: "ops-came", figures: { cache: as(ops.cache) } };
    case "ops-export":
      return { is: "ops-did", outcome: ops.exported(request, body) };
    case "ops-prewarm":
      return { is: "ops-did", outcome: { is: "prewarmed", told: as(ops.prewarmed) } };
    case "ops-requeue":
      return { is: "ops-did", outcome: { is: "requeued", told: as(ops.requeued) } };
    case "recover":
      return { is: "recovered", candidate: { ...as(contract.candidate), code: request.code } };
    case "start":
      return { is: "started", started: as(contract.started) };
    case "interview":
      return { is: "interview-came", interview: as(contract.interview), draft: keys.draft(request.id) };
    case "turn":
      return { is: "turned", reply: as(contract.turned) };
    case "finish":
      return { is: "finished" };
    case "review":
      return { is: "objected", review: as(contract.review) };
    case "link":
    case "make-link": {
      const share = as(contract.share);
      return { is: "link-came", share, token: share.token || keys.link(request.id, share.made_at) };
    }
    case "task":
      return { is: "task-came", task: response.status === 204 ? null : as(own.task) };
    case "task-done":
      return { is: "task-told", nonce: request.nonce, told: as(own.told) };
    case "recordings":
      return { is: "recordings-came", heard: as(contract.recordings).recordings };
    case "revoke-link":
      return { is: "link-revoked" };
    case "shared":
      return { is: "shared-came", token: request.token, report: as(contract.report) };
    case "past-report":
      return { is: "past-report-came", report: as(contract.report) };
    case "report":
      return response.status === 202
        ? { is: "report-waiting", retryIn: retryAfter(response) ?? 1 }
        : { is: "report-came", report: as(contract.report) };
  }
}

function refusal(request: Request, response: Response, body: string): ServerEvent {
  const parsed: unknown = JSON.parse(body);
  const { type, detail, title, retry_after, errors } = contract.problem(parsed, "");
  if (response.status === 409) {
    const { state } = shape({ state: maybe(contract.interview) })(parsed, "");
    if (state) return { is: "overtaken", interview: state };
  }
  // What is gone already is as good as erased.
  if (request.is === "erase-one" && response.status === 404) return { is: "erased-one", id: request.id };
  const kind = troubleOf(response.status, request.is);
  const trouble = {
    ...{ kind, slug: type, detail: detail || title, retryIn: retry_after ?? retryAfter(response) },
    field: errors[0]?.field ?? "",
  };
  return { is: "failed", call: request.is, trouble };
}

/** The host itself refuses a wrong key, without a body of ours. */
function opsRefusal(request: Request, { status }: Response): ServerEvent {
  const kind =
    status === 401 || status === 403 ? "lost" : status < 500 && status !== 429 ? "refused" : "away";
  return { is: "failed", call: request.is, trouble: { kind, detail: "", retryIn: null } };
}

function troubleOf(status: number, call: Request["is"]): Trouble["kind"] {
  if (status === 401 || status === 403 || status === 404) return "lost";
  if (status === 429) return call === "start" || call === "review" ? "limit" : "busy";
  if (status === 503) return "busy";
  return status < 500 ? "refused" : "away";
}

function retryAfter(response: Response): number | null {
  const seconds = Number(response.headers.get("Retry-After") ?? "");
  return seconds > 0 ? seconds : null;
}
