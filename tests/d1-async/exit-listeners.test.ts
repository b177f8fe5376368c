import { expect, test } from "vitest";
import { migrateBun } from "./migration.js";

test("a listener for the end of the process that only closes the database goes", () => {
  const { text, findings } = migrateBun(`// Closes the database.
process.on("exit", () => db.close());
process.once('SIGTERM', () => {
  db.close();
});
process.on("beforeExit", function () { return db.close(false); });
export const x = 1;
`);
  expect(text).toBe("export const x = 1;\n");
  expect(findings).toEqual([]);
});

test("what else a listener does stays, and so do other events and emitters", () => {
  const { text } = migrateBun(`process.on("SIGINT", () => {
  db.close();
  process.exit(0);
});
process.on("message", () => db.close());
declare const server: { on(event: string, listener: () => void): void };
server.on("exit", () => db.close());
`);
  expect(text).toBe(`process.on("SIGINT", () => {
  process.exit(0);
});
process.on("message", () => {});
declare const server: { on(event: string, listener: () => void): void };
server.on("exit", () => {});
`);
});
