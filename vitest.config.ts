import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // Tests that start processes, type-check or run a Worker take seconds where others take milliseconds.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: "modules", include: ["tests/**/*.test.ts"], exclude: ["tests/cli/**"] } },
      {
        extends: true,
        test: { name: "command line", include: ["tests/cli/**/*.test.ts"], globalSetup: ["tests/cli/build.ts"] },
      },
    ],
  },
});
