/**
 * Writes into a built page whom it may call: `node policy.mjs [CATALOG]`, the last step of `npm run build`.
 *
 * That is its own site, every provider of the catalogue that answers browsers, for people who bring a key of their own,
 * and servers on the same machine. CATALOG is the file of an installation that has one of its own.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

/** The origins of the rows that a page may call with a person's own key: the same that the app offers. */
export function origins(rows) {
  const found = Object.values(rows).filter(answers).map(({ base_url }) => new URL(base_url).origin);
  return [...new Set(found)].sort();
}

/** The hosting configuration whose page may call these rows. Throws where its policy has no place for them. */
export function opened(hosting, rows) {
  const headers = hosting.globalHeaders;
  const policy = headers["Content-Security-Policy"];
  if (!policy?.includes(`${OWN};`)) throw new Error(`the policy has no "${OWN};" to extend`);
  const called = [OWN, ...origins(rows), ...HERE].join(" ");
  return { ...hosting, globalHeaders: { ...headers, "Content-Security-Policy": policy.replace(OWN, called) } };
}

const OWN = "connect-src 'self'";
const HERE = ["http://127.0.0.1:*", "http://localhost:*"];

function answers({ browser = "no", status, key_env, fill, models }) {
  const served = models.some((model) => model.status !== "retired");
  return browser !== "no" && status !== "retired" && Boolean(key_env) && !fill && served;
}

function main([catalog]) {
  const read = (file) => JSON.parse(readFileSync(file, "utf8"));
  const at = (path) => new URL(path, import.meta.url);
  const rows = read(catalog ?? at("../providers/catalog.json"));
  const hosting = opened(read(at("public/staticwebapp.config.json")), rows);
  writeFileSync(at("dist/staticwebapp.config.json"), `${JSON.stringify(hosting, null, 2)}\n`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) main(process.argv.slice(2));
