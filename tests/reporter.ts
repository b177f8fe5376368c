import type { SerializedError } from "vitest";
import type { Reporter, TestModule } from "vitest/node";

/**
 * Ends the output with one line that people and scripts can read: `123 passed, 0 failed, 2 skipped`. A file that
 * could not be loaded and an error outside of any test count as failures, since no test stands for them.
 */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    const count = { passed: 0, failed: unhandledErrors.length, skipped: 0 };
    for (const module of modules) {
      if (module.errors().length > 0) count.failed++;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        // A test that never got a result did not pass.
        count[state === "pending" ? "failed" : state]++;
      }
    }
    // At exit, so that no other reporter can write after it.
    process.once("exit", () => {
      process.stdout.write(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped\n`);
    });
  }
}
