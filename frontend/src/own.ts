/** The model that somebody brings: how it is set up, what is still lacking, and their keys. Pure. */

import type { Interview } from "./contract";
import type { OwnModel, OwnRow } from "./own-contract";

/** `none`: the interview uses what this site has. */
export type Way = "none" | "key" | "browser" | "local";

/** How the model of the browser stands for a language; `here`: this page is downloading it. */
export interface Built {
  language: string;
  is: "unknown" | "unavailable" | "downloadable" | "downloading" | "available";
  share: number;
  here: boolean;
}

/** Models found on the local server; `nth` counts how often they were looked for. */
export interface Found {
  is: "unasked" | "asking" | "found" | "away";
  nth: number;
  models: string[];
}

export interface Own {
  way: Way;
  provider: string;
  model: string;
  base: string;
  served: string;
  /** By provider. They go to that provider and nowhere else. */
  keys: Record<string, string>;
  /** Whether keys outlast the tab. */
  remembers: boolean;
  built: Built;
  found: Found;
  /** What each interview begun here uses, by its id. */
  of: Record<string, OwnModel>;
}

export const OLLAMA = "http://127.0.0.1:11434";

const unknown: Built = { language: "", is: "unknown", share: 0, here: false };

export const ownless: Own = {
  ...{ way: "none", provider: "", model: "", base: OLLAMA, served: "", keys: {}, remembers: false },
  ...{ built: unknown, found: { is: "unasked", nth: 0, models: [] }, of: {} },
};

export type OwnWish = Partial<Pick<Own, "way" | "provider" | "model" | "base" | "served" | "remembers">>;

export type OwnEvent =
  | { is: "own-chose"; own: OwnWish }
  | { is: "own-key"; provider: string; key: string }
  | { is: "own-forget" }
  | { is: "own-keys"; keys: Record<string, string> }
  | { is: "own-download" }
  | { is: "own-built"; language: string; as: Built["is"]; share: number }
  | { is: "own-find" }
  | { is: "own-found"; models: string[] | null };

export function nextOfOwn(own: Own, event: OwnEvent): Own {
  switch (event.is) {
    case "own-chose": {
      const moved = event.own.base !== undefined && event.own.base !== own.base;
      const found: Found = moved ? { is: "unasked", nth: own.found.nth, models: [] } : own.found;
      return { ...own, ...event.own, found };
    }
    case "own-key": {
      const { [event.provider]: _, ...others } = own.keys;
      const key = event.key.trim();
      return { ...own, keys: key === "" ? others : { ...others, [event.provider]: key } };
    }
    case "own-forget":
      return { ...own, keys: {}, remembers: false };
    case "own-keys":
      return { ...own, keys: event.keys };
    case "own-download":
      if (own.built.is !== "downloadable") return own;
      return { ...own, built: { ...own.built, is: "downloading", share: 0, here: true } };
    case "own-built": {
      const { language, as, share } = event;
      const here = as === "downloading" && own.built.here;
      return { ...own, built: { language, is: as, share, here } };
    }
    case "own-find":
      return { ...own, found: { is: "asking", nth: own.found.nth + 1, models: [] } };
    case "own-found": {
      if (own.found.is !== "asking") return own;
      const { models } = event;
      if (models === null) return { ...own, found: { ...own.found, is: "away" } };
      const served = own.served === "" ? (models[0] ?? "") : own.served;
      return { ...own, served, found: { ...own.found, is: "found", models } };
    }
  }
}

/** The interview uses that model, or none. */
export function lent(own: Own, id: string, model: OwnModel | null): Own {
  const { [id]: before, ...others } = own.of;
  if (model === null) return before ? { ...own, of: others } : own;
  return { ...own, of: { ...others, [id]: model } };
}

export function asTold(own: Own, { id, own_model }: Interview): Own {
  return lent(own, id, own_model);
}

/** The chosen provider and model of those on offer: the first where what was chosen is none of them. */
export function chosenOf({ provider, model }: Own, rows: OwnRow[]): { row: OwnRow; model: string } | null {
  const row = rows.find((one) => one.provider === provider) ?? rows[0];
  if (!row) return null;
  return { row, model: row.models.find(({ name }) => name === model)?.name ?? row.models[0]?.name ?? "" };
}

/** What has to be there before an interview can begin with it. */
export type Lack = "provider" | "key" | "built-in" | "base" | "model";

/** `rows`: the providers on offer; null where nobody can bring a model to this installation. */
export function lackOf(own: Own, rows: OwnRow[] | null): Lack | null {
  if (!rows) return null;
  switch (own.way) {
    case "none":
      return null;
    case "key": {
      const chosen = chosenOf(own, rows);
      if (!chosen?.model) return "provider";
      return chosen.row.provider in own.keys ? null : "key";
    }
    case "browser":
      return own.built.is === "available" ? null : "built-in";
    case "local":
      if (!isLoopback(own.base)) return "base";
      return own.served.trim() === "" ? "model" : null;
  }
}

/** What an interview begun now uses; null where it is none, or something is lacking. */
export function modelOf(own: Own, rows: OwnRow[] | null): OwnModel | null {
  if (!rows || own.way === "none" || lackOf(own, rows)) return null;
  if (own.way === "browser") return { provider: "browser", model: "", base: "" };
  if (own.way === "local")
    return { provider: "local", model: own.served.trim(), base: own.base.trim().replace(/\/+$/, "") };
  const chosen = chosenOf(own, rows);
  return chosen && { provider: chosen.row.provider, model: chosen.model, base: "" };
}

/** Why an interview that was begun with it cannot use it in this browser right now. */
export function missing(own: Own, { provider }: OwnModel, built: boolean): "key" | "built-in" | null {
  if (provider === "local") return null;
  if (provider === "browser")
    return built && (own.built.is === "available" || own.built.is === "unknown") ? null : "built-in";
  return provider in own.keys ? null : "key";
}

/** `groq/llama-3.3`, as the report says it. */
export function nameOf({ provider, model }: OwnModel): string {
  return model === "" ? provider : `${provider}/${model}`;
}

/** An address of this machine that the page may call, and no more: a name or a query could hold a secret. */
export function isLoopback(address: string): boolean {
  try {
    const { protocol, hostname, username, password, search, hash } = new URL(address.trim());
    const here = hostname === "localhost" || hostname === "127.0.0.1";
    return here && protocol === "http:" && username + password + search + hash === "";
  } catch {
    return false;
  }
}
