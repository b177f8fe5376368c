export function inspect(database: D1Database): unknown {
  const statement = database.prepare("SELECT id FROM notes WHERE id = ?");
  // @ts-expect-error d1-async/unsupported-member: member without a counterpart on D1
  statement.setReadBigInts(true);
  // @ts-expect-error d1-async/unsupported-member: member without a counterpart on D1
  const location = database.location();
  // @ts-expect-error d1-async/unsupported-member: member without a counterpart on D1
  return { location, source: statement.sourceSQL };
}

export function extend(database: D1Database): void {
  // @ts-expect-error d1-async/unsupported-member: member without a counterpart on D1
  database.function("half", (value) => Number(value) / 2);
  // @ts-expect-error d1-async/unsupported-member: member without a counterpart on D1
  database.enableLoadExtension(true);
  // @ts-expect-error d1-async/unsupported-member: member without a counterpart on D1
  database.loadExtension("./vector");
}

export function changeset(database: D1Database): Uint8Array {
  // @ts-expect-error d1-async/unsupported-member: member without a counterpart on D1
  const session = database.createSession();
  return session.changeset();
}
