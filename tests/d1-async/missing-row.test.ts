import { expect, test } from "vitest";
import { migrate } from "./migration.js";

const opening = `import Database from "better-sqlite3";
const db = new Database("app.db");
`;

/** What better-sqlite3 gives for no row is `undefined`, D1 gives `null`. */
const migrated = (code: string) => {
  const { changed } = migrate({ "src/index.ts": `${opening}interface User { id: number }\n${code}` });
  return (changed["src/index.ts"] ?? "").split("\n").slice(3).join("\n");
};

test.each([
  [
    "a row that is said to be there",
    'export const first = () => db.prepare<[], User>("SELECT * FROM user").get()!;',
    'export const first = async () => (await db.prepare("SELECT * FROM user").first<User>())!;',
  ],
  [
    "a row that may be missing",
    'export const first = () => db.prepare<[], User>("SELECT * FROM user").get();',
    'export const first = async () => (await db.prepare("SELECT * FROM user").first<User>()) ?? undefined;',
  ],
])("%s", (_, before, after) => {
  expect(migrated(before)).toBe(after);
});
