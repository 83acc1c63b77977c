/**
 * Writes into a built page whom it may call and what it may run: `node policy.mjs [CATALOG]`, the last step of
 * `npm run build`.
 *
 * It may run its own files and, by its hash, the one script that stands in the page: a file of its own would be asked
 * for before anything is shown. It may call its own site, every provider of the catalogue that answers browsers, for
 * people who bring a key of their own, and servers on the same machine. CATALOG is the file of an installation that has
 * one of its own.
 */

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

/** The origins of the rows that a page may call with a person's own key: the same that the app offers. */
export function origins(rows) {
  const found = Object.values(rows).filter(answers).map(({ base_url }) => new URL(base_url).origin);
  return [...new Set(found)].sort();
}

/** The hashes by which a policy allows the scripts that stand in this page. */
export function hashes(page) {
  const scripts = [...page.matchAll(/<script>([^]*?)<\/script>/g)].map(([, script]) => script);
  return scripts.map((script) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`);
}

/**
 * The hosting configuration whose page may call these rows and run what stands in it. Throws where its policy has no
 * place for them.
 */
export function opened(hosting, rows, page = "") {
  const headers = hosting.globalHeaders;
  const policy = [
    [OWN, ...origins(rows), ...HERE],
    [RUN, ...hashes(page)],
  ].reduce(extended, headers["Content-Security-Policy"]);
  return { ...hosting, globalHeaders: { ...headers, "Content-Security-Policy": policy } };
}

function extended(policy, [directive, ...more]) {
  if (!policy?.includes(`${directive};`)) throw new Error(`the policy has no "${directive};" to extend`);
  return policy.replace(directive, [directive, ...more].join(" "));
}

const OWN = "connect-src 'self'";
const RUN = "script-src 'self'";
const HERE = ["http://127.0.0.1:*", "http://localhost:*"];

function answers({ browser = "no", status, key_env, fill, models }) {
  const served = models.some((model) => model.status !== "retired");
  return browser !== "no" && status !== "retired" && Boolean(key_env) && !fill && served;
}

function main([catalog]) {
  const read = (file) => JSON.parse(readFileSync(file, "utf8"));
  const at = (path) => new URL(path, import.meta.url);
  const rows = read(catalog ?? at("../providers/catalog.json"));
  const page = readFileSync(at("dist/index.html"), "utf8");
  const hosting = opened(read(at("public/staticwebapp.config.json")), rows, page);
  writeFileSync(at("dist/staticwebapp.config.json"), `${JSON.stringify(hosting, null, 2)}\n`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) main(process.argv.slice(2));
