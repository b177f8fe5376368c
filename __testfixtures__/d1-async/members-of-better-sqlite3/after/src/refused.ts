export function prepare(db: D1Database): void {
  // @ts-expect-error d1-async/unsupported-member: member without a counterpart on D1
  db.function("half", (value: number) => value / 2);
  // @ts-expect-error d1-async/unsupported-member: member without a counterpart on D1
  db.aggregate("total", { start: 0, step: (sum: number, value: number) => sum + value });
  // @ts-expect-error d1-async/unsupported-member: member without a counterpart on D1
  db.defaultSafeIntegers(true);
  // @ts-expect-error d1-async/unsupported-member: member without a counterpart on D1
  db.loadExtension("./vector");
  // @ts-expect-error d1-async/unsupported-member: member without a counterpart on D1
  if (!db.open) throw new Error("closed");
  // @ts-expect-error d1-async/unsupported-member: member without a counterpart on D1
  console.log(db.name);
}

export async function save(db: D1Database): Promise<void> {
  // @ts-expect-error d1-async/unsupported-member: member without a counterpart on D1
  await db.backup("copy.sqlite");
}

export function details(statement: D1PreparedStatement): unknown {
  // @ts-expect-error d1-async/unsupported-member: member without a counterpart on D1
  const columns = statement.columns();
  // @ts-expect-error d1-async/unsupported-member: member without a counterpart on D1
  return { columns, source: statement.source };
}

export async function exact(statement: D1PreparedStatement): Promise<unknown> {
  // @ts-expect-error d1-async/unsupported-member: member without a counterpart on D1
  return (await statement.safeIntegers().bind(1).first()) ?? undefined;
}

export async function grouped(db: D1Database): Promise<unknown> {
  // @ts-expect-error d1-async/unsupported-member: member without a counterpart on D1
  return (await db.prepare("SELECT * FROM notes JOIN users ON users.id = notes.author").expand().all()).results;
}

export function version(db: D1Database): number {
  // @ts-expect-error d1-async/unsupported-pragma: PRAGMA without a counterpart on D1
  return db.pragma("user_version", { simple: true }) as number;
}
