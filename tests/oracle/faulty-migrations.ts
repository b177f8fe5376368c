/** A small wrong turn of the correct port in `application/after`, as a migration by hand or by machine could take it. */
export interface FaultyMigration {
  readonly fault: string;
  /** Relative to `application/after`. Default: `src/index.ts`. */
  readonly file?: string;
  /** Text that occurs once. */
  readonly correct: string;
  readonly faulty: string;
  /** The Worker does not start at all. All others start, and give themselves away by what they do. */
  readonly refusedAtStart?: true;
}

/** None of these is equivalent to the program before, and most of them pass a type check. */
export const faultyMigrations: readonly FaultyMigration[] = [
  {
    fault: "await dropped inside a JSON body",
    correct: "balance: await balanceOf(user.id) });",
    faulty: "balance: balanceOf(user.id) });",
  },
  {
    fault: "await dropped before a test for null",
    correct: "const user = await findUser(Number(key));",
    faulty: "const user = findUser(Number(key));",
  },
  {
    fault: "transaction turned into single statements",
    correct: `await db.batch([
    db.prepare("UPDATE accounts SET balance = balance + ? WHERE user_id = ?").bind(amount, to),
    db.prepare("UPDATE accounts SET balance = balance - ? WHERE user_id = ?").bind(amount, from),`,
    faulty: `await db.prepare("UPDATE accounts SET balance = balance + ? WHERE user_id = ?").bind(amount, to).run();
  await db.prepare("UPDATE accounts SET balance = balance - ? WHERE user_id = ?").bind(amount, from).run();
  await db.batch([`,
  },
  {
    fault: "undefined bound",
    correct: ".bind(name, nickname ?? null)",
    faulty: ".bind(name, nickname)",
  },
  {
    fault: "named parameters left as an object",
    correct: ".bind(`%${text}%`, 10)",
    faulty: ".bind({ $pattern: `%${text}%`, $limit: 10 })",
  },
  {
    fault: "repeated named parameter bound twice",
    correct: "name LIKE ?1 OR nickname LIKE ?1 ORDER BY name LIMIT ?2",
    faulty: "name LIKE ? OR nickname LIKE ? ORDER BY name LIMIT ?",
  },
  {
    fault: "BLOB taken for bytes although it is an array of numbers",
    correct: "new Response(new Uint8Array(file.content), {",
    faulty: "new Response(file.content, {",
  },
  {
    fault: "BLOB bound as text",
    correct: "const content = new Uint8Array(await request.arrayBuffer());",
    faulty: "const content = await request.text();",
  },
  {
    fault: "asynchronous map without Promise.all",
    correct: `await Promise.all(users.map(async (user) => ({ name: user.name, balance: await balanceOf(user.id) }))),`,
    faulty: "users.map(async (user) => ({ name: user.name, balance: await balanceOf(user.id) })),",
  },
  {
    fault: "UNIQUE missing in the migration",
    file: "migrations/0001_initial.sql",
    correct: "name TEXT NOT NULL UNIQUE,",
    faulty: "name TEXT NOT NULL,",
  },
  {
    fault: "CHECK missing in the migration",
    file: "migrations/0001_initial.sql",
    correct: "balance INTEGER NOT NULL CHECK (balance >= 0)",
    faulty: "balance INTEGER NOT NULL",
  },
  {
    fault: "column type changed in the migration",
    file: "migrations/0001_initial.sql",
    correct: "action TEXT NOT NULL, code TEXT)",
    faulty: "action TEXT NOT NULL, code INTEGER)",
  },
  {
    fault: "write that nobody waits for, at the end of a handler",
    correct: 'await audit("touch", 7);',
    faulty: 'void audit("touch", 7);',
  },
  {
    fault: "write that nobody waits for, followed by one that is waited for",
    correct: 'await audit("delete", Number(key));',
    faulty: 'audit("delete", Number(key)); await balanceOf(1);',
  },
  {
    fault: "statement that nobody waits for, inside a function that everybody waits for",
    correct:
      'await db.prepare("INSERT INTO audit (action, code) VALUES (?, CAST(? AS INTEGER))").bind(action, code).run();',
    faulty: 'db.prepare("INSERT INTO audit (action, code) VALUES (?, CAST(? AS INTEGER))").bind(action, code).run();',
  },
  {
    fault: ".results not unwrapped",
    correct: "const { results } = await db\n    .prepare",
    faulty: "const results = await db\n    .prepare",
  },
  {
    fault: ".results of rows that are a plain array",
    correct: 'await db.prepare("SELECT position, name FROM tags ORDER BY position").raw()',
    faulty: 'await db.prepare("SELECT position, name FROM tags ORDER BY position").all()',
  },
  {
    fault: "objects where the program had arrays",
    correct: 'await db.prepare("SELECT position, name FROM tags ORDER BY position").raw()',
    faulty: '(await db.prepare("SELECT position, name FROM tags ORDER BY position").all()).results',
  },
  {
    fault: "changes instead of meta.changes",
    correct: `const { meta } = await db.prepare("INSERT INTO tags (name) VALUES (?)").bind(name).run();
        inserted += meta.changes;`,
    faulty: `const result: any = await db.prepare("INSERT INTO tags (name) VALUES (?)").bind(name).run();
        inserted += result.changes;`,
  },
  {
    fault: "lastInsertRowid instead of meta.last_row_id",
    correct: "return user!.meta.last_row_id;",
    faulty: "return (user as any).lastInsertRowid;",
  },
  {
    fault: "meta.changes where rows of a cascade are among the changes",
    correct: `const { results } = await db.prepare("DELETE FROM users WHERE id = ? RETURNING id").bind(Number(key)).run();
      await audit("delete", Number(key));
      return Response.json({ deleted: results.length });`,
    faulty: `const { meta } = await db.prepare("DELETE FROM users WHERE id = ?").bind(Number(key)).run();
      await audit("delete", Number(key));
      return Response.json({ deleted: meta.changes });`,
  },
  {
    fault: "asynchronous forEach",
    correct: `for (const name of names) {
        const { meta } = await db.prepare("INSERT INTO tags (name) VALUES (?)").bind(name).run();
        inserted += meta.changes;
      }`,
    faulty: `names.forEach(async (name) => {
        const { meta } = await db.prepare("INSERT INTO tags (name) VALUES (?)").bind(name).run();
        inserted += meta.changes;
      });`,
  },
  {
    fault: "order of a loop reversed by a batch",
    correct: "for (const name of names) {",
    faulty: "for (const name of names.reverse()) {",
  },
  {
    fault: "statements of a batch swapped",
    correct: `db.prepare("INSERT INTO users (name, nickname) VALUES (?, ?)").bind(name, nickname ?? null),
    db.prepare("INSERT INTO accounts (user_id, balance) VALUES (last_insert_rowid(), 100)"),`,
    faulty: `db.prepare("INSERT INTO accounts (user_id, balance) VALUES (last_insert_rowid(), 100)"),
    db.prepare("INSERT INTO users (name, nickname) VALUES (?, ?)").bind(name, nickname ?? null),`,
  },
  {
    fault: "promise rejected after the try block that should catch it",
    correct: "id: await createUser(name, nickname) }",
    faulty: "id: createUser(name, nickname) }",
  },
  {
    fault: "return without await inside try",
    correct: "await transfer(from, to, amount);",
    faulty: "transfer(from, to, amount);",
  },
  {
    fault: "number bound as REAL into a TEXT column",
    correct: 'CAST(? AS INTEGER))").bind("transfer", amount)',
    faulty: '?)").bind("transfer", amount)',
  },
  {
    fault: "number bound as REAL in a division",
    correct: "SELECT CAST(? AS INTEGER) / 2",
    faulty: "SELECT ? / 2",
  },
  {
    fault: "arguments of bind swapped",
    correct: ".bind(amount, from),",
    faulty: ".bind(from, amount),",
  },
  {
    fault: "error text of the other driver expected",
    correct: '(error as Error).message.includes("UNIQUE constraint failed")',
    faulty: '(error as any).code === "SQLITE_CONSTRAINT_UNIQUE"',
  },
  {
    fault: "PRAGMA that D1 refuses kept",
    correct: "async function handle(request: Request): Promise<Response> {",
    faulty: `async function handle(request: Request): Promise<Response> {
  await db.prepare("PRAGMA journal_mode = WAL").run();`,
  },
  {
    fault: "query at module level",
    correct: "const db = env.DB;",
    faulty: 'const db = env.DB;\nawait db.prepare("SELECT 1").first();',
    refusedAtStart: true,
  },
  {
    fault: "schema not migrated",
    file: "migrations/0001_initial.sql",
    correct: "CREATE TABLE IF NOT EXISTS tags (position INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL);\n",
    faulty: "",
  },
];
