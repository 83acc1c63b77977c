import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { placesOf } from "./api";
import { allowing, config } from "../configure.mjs";

const hosting = JSON.parse(
  readFileSync(new URL("../public/staticwebapp.config.json", import.meta.url), "utf8"),
);
const policyOf = (one: typeof hosting): string => one.globalHeaders["Content-Security-Policy"];

it("the page may call the API and the operator's routes, each origin once, and nobody else", () => {
  const { api, ops } = config("https://one.example/api/", "https://two.example/api/ops");
  expect({ api, ops }).toEqual({ api: "https://one.example/api", ops: "https://two.example/api/ops" });
  const policy = policyOf(allowing(hosting, [api, ops, api]));
  expect(policy).toMatch(/connect-src 'self' https:\/\/one.example https:\/\/two.example;/);
});

it("a page that nobody configured calls the API beside it", async () => {
  const shipped = readFileSync(new URL("../public/config.json", import.meta.url), "utf8");
  const places = await placesOf(async () => new Response(shipped));
  expect(places).toEqual({ ...config("/api", undefined), recordings: false });
});

it("an API beside the page needs no further origin", () => {
  expect(config("/api", undefined)).toEqual({ api: "/api", ops: "/api/ops" });
  expect(policyOf(allowing(hosting, ["/api", "/api/ops"]))).toBe(policyOf(hosting));
});

it("where recordings are kept the page may send them there and play them from there", () => {
  const blobs = "https://one.blob.core.windows.net/";
  const { api, ops, recordings } = config("/api", "", blobs);
  expect([ops, recordings]).toEqual(["/api/ops", "https://one.blob.core.windows.net"]);
  const policy = policyOf(allowing(hosting, [api, ops], blobs));
  expect(policy).toContain("connect-src 'self' https://one.blob.core.windows.net;");
  expect(policy).toContain("media-src 'self' https://one.blob.core.windows.net blob:;");
});

it("nothing inline and nothing from elsewhere may run", () => {
  expect(policyOf(hosting)).toMatch(/default-src 'none'.*script-src 'self';.*style-src 'self';/);
  expect(policyOf(hosting)).not.toMatch(/unsafe/);
  expect(policyOf(hosting)).not.toContain("*");
});

it("a policy without a place for the API is refused", () => {
  expect(() => allowing({ globalHeaders: {} }, ["https://one.example"])).toThrow("no \"connect-src 'self'\"");
});
