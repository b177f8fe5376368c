class Pool {
  constructor(readonly options: { max: number }) {}
  end(): void {}
}
function drizzle(pool: Pool) {
  return { pool };
}

export const db = drizzle(new Pool({ max: 1 }));
db.pool.end();
