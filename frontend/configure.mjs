/**
 * Writes where the API is into a built page: `node configure.mjs API [OPS [RECORDINGS]]`, each an address like
 * https://example.azurewebsites.net/api; without OPS the operator's routes are below API. RECORDINGS is the blob service
 * that keeps recordings (https://example.blob.core.windows.net); without it none are offered.
 *
 * Both go into dist/config.json, which the page reads at its start, and their origins into the content security
 * policy, so that the page may call them and nobody else.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

/** The hosting configuration with these addresses in its policy. Throws where it has no place for them. */
export function allowing(hosting, addresses, recordings) {
  const headers = hosting.globalHeaders;
  const policy = headers["Content-Security-Policy"];
  if (!policy?.includes(OWN)) throw new Error(`the policy has no "${OWN}" to extend`);
  const origins = [...new Set(addresses.filter(isElsewhere).map((address) => new URL(address).origin))];
  const sound = recordings ? [new URL(recordings).origin] : [];
  const extended = policy
    .replace(OWN, [OWN, ...origins, ...sound].join(" "))
    .replace(SOUND, [SOUND, ...sound].join(" "));
  return { ...hosting, globalHeaders: { ...headers, "Content-Security-Policy": extended } };
}

/** What the page reads at its start. */
export function config(api, ops, recordings) {
  const places = { api: bare(api), ops: bare(ops || `${bare(api)}/ops`) };
  return recordings ? { ...places, recordings: new URL(recordings).origin } : places;
}

const OWN = "connect-src 'self'";
const SOUND = "media-src 'self'";
const isElsewhere = (address) => !address.startsWith("/");
const bare = (address) => address.replace(/\/+$/, "");

function main([api, ops, recordings]) {
  if (!api) throw new Error("usage: node configure.mjs API [OPS [RECORDINGS]]");
  const dist = new URL("dist/", import.meta.url);
  const hosting = new URL("staticwebapp.config.json", dist);
  const addresses = config(api, ops, recordings);
  const called = [addresses.api, addresses.ops];
  const allowed = allowing(JSON.parse(readFileSync(hosting, "utf8")), called, recordings);
  writeFileSync(hosting, `${JSON.stringify(allowed, null, 2)}\n`);
  writeFileSync(new URL("config.json", dist), `${JSON.stringify(addresses)}\n`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) main(process.argv.slice(2));
