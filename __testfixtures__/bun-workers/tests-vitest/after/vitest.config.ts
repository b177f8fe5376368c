import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    setupFiles: ["./cloudflare-workers.mock.ts"],
  },
});
