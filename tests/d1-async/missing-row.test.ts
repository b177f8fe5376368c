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
  [
    "a row that is compared with undefined",
    'export const has = (id: number) => db.prepare("SELECT 1 FROM user WHERE id = ?").get(id) !== undefined;',
    'export const has = async (id: number) => await db.prepare("SELECT 1 FROM user WHERE id = ?").bind(id).first() !== null;',
  ],
  [
    "undefined that is compared with a row of a type",
    'export const lacks = (): boolean => undefined === (db.prepare("SELECT * FROM user").get() as User | undefined);',
    'export const lacks = async (): Promise<boolean> => null === (await db.prepare("SELECT * FROM user").first<User>());',
  ],
  [
    "a row whose presence is asserted, and not believed",
    'export const id = () => (db.prepare("SELECT * FROM user").get() as User)?.id;',
    'export const id = async () => (await db.prepare("SELECT * FROM user").first<User>())?.id;',
  ],
  [
    "a row whose presence is asserted",
    'export const id = () => (db.prepare("SELECT * FROM user").get() as User).id;',
    'export const id = async () => (await db.prepare("SELECT * FROM user").first<User>())!.id;',
  ],
])("%s", (_, before, after) => {
  expect(migrated(before)).toBe(after);
});

test.each([
  ["IterableIterator<User>", "User"],
  ["Iterable<Pick<User, 'id'>>", "Pick<User, 'id'>"],
  ["readonly User[]", "User"],
])("rows that are said to be %s", (type, row) => {
  expect(
    migrated(
      `export const all = () => { for (const { id } of db.prepare("SELECT * FROM user").iterate() as ${type}) console.log(id); };`,
    ),
  ).toBe(
    `export const all = async () => { for (const { id } of (await db.prepare("SELECT * FROM user").all<${row}>()).results) console.log(id); };`,
  );
});
