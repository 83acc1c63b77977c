/**
 * Writes where the API is into a built page: `node configure.mjs API [OPS]`, each an address like
 * https://example.azurewebsites.net/api; without OPS the operator's routes are below API.
 *
 * Both go into dist/config.json, which the page reads at its start, and their origins into the content security
 * policy, so that the page may call them and nobody else.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

/** The hosting configuration with these addresses in its policy. Throws where it has no place for them. */
export function allowing(hosting, addresses) {
  const headers = hosting.globalHeaders;
  const policy = headers["Content-Security-Policy"];
  if (!policy?.includes(OWN)) throw new Error(`the policy has no "${OWN}" to extend`);
  const origins = [...new Set(addresses.filter(isElsewhere).map((address) => new URL(address).origin))];
  const extended = policy.replace(OWN, [OWN, ...origins].join(" "));
  return { ...hosting, globalHeaders: { ...headers, "Content-Security-Policy": extended } };
}

/** What the page reads at its start. */
export function config(api, ops) {
  return { api: bare(api), ops: bare(ops ?? `${bare(api)}/ops`) };
}

const OWN = "connect-src 'self'";
const isElsewhere = (address) => !address.startsWith("/");
const bare = (address) => address.replace(/\/+$/, "");

function main([api, ops]) {
  if (!api) throw new Error("usage: node configure.mjs API [OPS]");
  const dist = new URL("dist/", import.meta.url);
  const hosting = new URL("staticwebapp.config.json", dist);
  const addresses = config(api, ops);
  const allowed = allowing(JSON.parse(readFileSync(hosting, "utf8")), Object.values(addresses));
  writeFileSync(hosting, `${JSON.stringify(allowed, null, 2)}\n`);
  writeFileSync(new URL("config.json", dist), `${JSON.stringify(addresses)}\n`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) main(process.argv.slice(2));
