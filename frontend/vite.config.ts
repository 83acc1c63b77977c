import { defineConfig } from "vitest/config";

export default defineConfig({
  build: { assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  server: { proxy: { "/api": "http://127.0.0.1:7071" } },
  test: { environment: "node", include: ["src/**/*.test.ts"] },
});
