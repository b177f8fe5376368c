import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    // Tests that start processes, type-check or run a Worker take seconds where others take milliseconds.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
