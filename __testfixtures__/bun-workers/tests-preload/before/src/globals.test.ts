import { limit } from "./limits";

declare const test: (name: string, work: () => void) => void;

test("runs with the globals of bun test", () => {
  if (limit() !== 10) throw new Error("no limit");
});
