import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import LongestFirst from "./tests/longest-first.js";

export default defineConfig({
  test: {
    // Tests that start processes, type-check or run a Worker take seconds where others take milliseconds.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Vitest leaves one core idle, which is half of a small machine.
    maxWorkers: availableParallelism(),
    sequence: { sequencer: LongestFirst },
    projects: [
      { extends: true, test: { name: "modules", include: ["tests/**/*.test.ts"], exclude: ["tests/cli/**"] } },
      {
        extends: true,
        test: { name: "command line", include: ["tests/cli/**/*.test.ts"], globalSetup: ["tests/cli/build.ts"] },
      },
    ],
  },
});
