import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { include: ["**/{test,*{.,_}test}.?(c|m)[jt]s?(x)"] },
});
