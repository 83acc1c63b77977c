import { defineConfig } from "vitest/config";

export default defineConfig({
  build: { assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  server: { proxy: { "/api": "http://127.0.0.1:7071" } },
  // The tests are of pure functions: none leaves anything behind that another could meet.
  test: { environment: "node", include: ["src/**/*.test.ts"], pool: "threads", isolate: false },
});
