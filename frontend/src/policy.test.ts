import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { hashes, opened, origins } from "../policy.mjs";

const read = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
const hosting = read("../public/staticwebapp.config.json");
const policyOf = (one: typeof hosting): string => one.globalHeaders["Content-Security-Policy"];

const row = {
  ...{ base_url: "https://api.one.example/v1", browser: "documented", status: "free", key_env: "ONE_KEY" },
  models: [{ status: "retired" }, {}],
};

it("a row's provider may be called if it answers browsers with a key that anybody may have", () => {
  expect(origins({ one: row })).toEqual(["https://api.one.example"]);
  const two = { ...row, base_url: "https://api.two.example:8443/v1", browser: "unverified" };
  const rows = { two, one: row, again: { ...row, base_url: "https://api.one.example/v2" } };
  expect(origins(rows)).toEqual(["https://api.one.example", "https://api.two.example:8443"]);
});

it.each<Partial<Parameters<typeof origins>[0][string]>>([
  { browser: "no" },
  { status: "retired" },
  { key_env: "" },
  { fill: { PLACE: "" }, base_url: "{PLACE}/v1" },
  { models: [{ status: "retired" }] },
])("and by nobody where it does not: %o", (change) => {
  expect(origins({ one: { ...row, ...change } })).toEqual([]);
});

it("the page may call those and its own machine, on any port, and nothing broader", () => {
  expect(policyOf(opened(hosting, { one: row }))).toContain(
    "connect-src 'self' https://api.one.example http://127.0.0.1:* http://localhost:*;",
  );
  const shipped = policyOf(opened(hosting, read("../../providers/catalog.json")));
  expect(shipped.replace(/http:\/\/(127\.0\.0\.1|localhost):\*/g, "")).not.toMatch(/\*|https:(;| )/);
  expect(shipped.replace(/connect-src [^;]*;/, "")).toBe(policyOf(hosting).replace(/connect-src [^;]*;/, ""));
});

it("what stands in the page may run, by its hash, and nothing else that does", () => {
  const page = '<script>let a = 1;</script><script type="module" src="/b.js"></script>';
  expect(hashes(page)).toEqual(["'sha256-xY6QKfH9PRsQnLz56nj6MBwiK5oHg+im1Jkpdp1x/Ck='"]);
  expect(policyOf(opened(hosting, {}, page))).toContain(`script-src 'self' ${hashes(page)};`);
  expect(policyOf(opened(hosting, {}))).toContain("script-src 'self';");
});

it("a policy without a place for them is refused", () => {
  expect(() => opened({ globalHeaders: {} }, {})).toThrow("no \"connect-src 'self';\"");
});
