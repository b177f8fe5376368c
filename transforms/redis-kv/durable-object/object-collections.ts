/** The methods of the generated class for lists, sets and sorted sets. */
export const collections = `
  // Lists

  lpush(key: string, ...values: (Text | Text[])[]): number {
    return this.#push(key, values.flat(), -1);
  }

  rpush(key: string, ...values: (Text | Text[])[]): number {
    return this.#push(key, values.flat(), 1);
  }

  lpop(key: string): string | null {
    return this.#pop(key, "ASC");
  }

  rpop(key: string): string | null {
    return this.#pop(key, "DESC");
  }

  lpopcount(key: string, count: Text): string[] | null {
    return this.#popMany(key, count, "ASC");
  }

  rpopcount(key: string, count: Text): string[] | null {
    return this.#popMany(key, count, "DESC");
  }

  lrange(key: string, start: Text, stop: Text): string[] {
    if (!this.#live(key)) return [];
    const rows = this.#sql.exec<{ v: string }>("SELECT v FROM lists WHERE k = ? ORDER BY i", key).toArray();
    return slice(rows, start, stop).map(({ v }) => v);
  }

  llen(key: string): number {
    return this.#count("lists", key);
  }

  lindex(key: string, index: Text): string | null {
    return this.lrange(key, index, index)[0] ?? null;
  }

  ltrim(key: string, start: Text, stop: Text): "OK" {
    const rows = this.#live(key)
      ? this.#sql.exec<{ i: number }>("SELECT i FROM lists WHERE k = ? ORDER BY i", key).toArray()
      : [];
    const kept = new Set(slice(rows, start, stop).map(({ i }) => i));
    for (const { i } of rows) if (!kept.has(i)) this.#sql.exec("DELETE FROM lists WHERE k = ? AND i = ?", key, i);
    this.#dropIfEmpty(key);
    return "OK";
  }

  lrem(key: string, count: Text, value: Text): number {
    if (!this.#live(key)) return 0;
    const order = Number(count) < 0 ? "DESC" : "ASC";
    const sql = \`SELECT i FROM lists WHERE k = ? AND v = ? ORDER BY i \${order} LIMIT ?\`;
    const limit = Math.abs(Number(count)) || -1;
    const rows = this.#sql.exec<{ i: number }>(sql, key, String(value), limit).toArray();
    for (const { i } of rows) this.#sql.exec("DELETE FROM lists WHERE k = ? AND i = ?", key, i);
    this.#dropIfEmpty(key);
    return rows.length;
  }

  // Sets

  sadd(key: string, ...members: (Text | Text[])[]): number {
    this.#live(key);
    const before = this.scard(key);
    for (const member of members.flat()) this.#sql.exec("INSERT OR IGNORE INTO sets (k, m) VALUES (?, ?)", key, String(member));
    return this.scard(key) - before;
  }

  srem(key: string, ...members: (Text | Text[])[]): number {
    if (!this.#live(key)) return 0;
    const before = this.scard(key);
    for (const member of members.flat()) this.#sql.exec("DELETE FROM sets WHERE k = ? AND m = ?", key, String(member));
    const removed = before - this.scard(key);
    this.#dropIfEmpty(key);
    return removed;
  }

  smembers(key: string): string[] {
    if (!this.#live(key)) return [];
    return this.#sql.exec<{ m: string }>("SELECT m FROM sets WHERE k = ?", key).toArray().map(({ m }) => m);
  }

  sismember(key: string, member: Text): 0 | 1 {
    return this.#live(key) && this.#first("SELECT 1 FROM sets WHERE k = ? AND m = ?", key, String(member)) !== null ? 1 : 0;
  }

  scard(key: string): number {
    return this.#count("sets", key);
  }

  sinter(...keys: (string | string[])[]): string[] {
    const [first = [], ...others] = keys.flat().map((key) => this.smembers(key));
    return first.filter((member) => others.every((members) => members.includes(member)));
  }

  sunion(...keys: (string | string[])[]): string[] {
    return [...new Set(keys.flat().flatMap((key) => this.smembers(key)))];
  }

  sdiff(...keys: (string | string[])[]): string[] {
    const [first = [], ...others] = keys.flat().map((key) => this.smembers(key));
    return first.filter((member) => !others.some((members) => members.includes(member)));
  }

  spop(key: string): string | null {
    if (!this.#live(key)) return null;
    const member = this.#first<string>("SELECT m FROM sets WHERE k = ? ORDER BY random() LIMIT 1", key);
    if (member !== null) this.srem(key, member);
    return member;
  }

  // Sorted sets

  /** Score, member, … or { score, member } and { score, value }, one or a list. */
  zadd(key: string, ...entries: (Text | Scored | Scored[])[]): number {
    this.#live(key);
    const before = this.zcard(key);
    for (const [score, member] of scoresOf(entries)) {
      const sql = "INSERT INTO zsets (k, m, score) VALUES (?, ?, ?) ON CONFLICT (k, m) DO UPDATE SET score = excluded.score";
      this.#sql.exec(sql, key, member, score);
    }
    return this.zcard(key) - before;
  }

  zrem(key: string, ...members: (Text | Text[])[]): number {
    if (!this.#live(key)) return 0;
    const before = this.zcard(key);
    for (const member of members.flat()) this.#sql.exec("DELETE FROM zsets WHERE k = ? AND m = ?", key, String(member));
    const removed = before - this.zcard(key);
    this.#dropIfEmpty(key);
    return removed;
  }

  /** Options as words, "BYSCORE", "REV", "LIMIT", 0, 10, "WITHSCORES", or as an object, { byScore: true, rev: true }. */
  zrange(key: string, start: Text, stop: Text, ...options: Options): string[] {
    const { isByScore, isReversed, withScores, offset, count } = rangeOf(options);
    const all = this.#scored(key, isReversed);
    const [min, max] = isReversed ? [stop, start] : [start, stop];
    const rows = isByScore ? limited(all.filter(({ score }) => isWithin(score, min, max)), offset, count) : slice(all, start, stop);
    return rows.flatMap(({ m, score }) => (withScores ? [m, String(score)] : [m]));
  }

  zrevrange(key: string, start: Text, stop: Text, ...options: Options): string[] {
    return this.zrange(key, start, stop, "rev", ...options);
  }

  zrangebyscore(key: string, min: Text, max: Text, ...options: Options): string[] {
    return this.zrange(key, min, max, ...options, "byscore");
  }

  zrevrangebyscore(key: string, max: Text, min: Text, ...options: Options): string[] {
    return this.zrange(key, max, min, ...options, "byscore", "rev");
  }

  /** As zrange and zrangebyscore, with the scores as numbers. */
  zrangewithscores(key: string, start: Text, stop: Text, ...options: Options): Ranked[] {
    return pairedScores(this.zrange(key, start, stop, ...options, "withscores"));
  }

  zrangebyscorewithscores(key: string, min: Text, max: Text, ...options: Options): Ranked[] {
    return pairedScores(this.zrangebyscore(key, min, max, ...options, "withscores"));
  }

  zremrangebyscore(key: string, min: Text, max: Text): number {
    return this.zrem(key, ...this.zrangebyscore(key, min, max));
  }

  zremrangebyrank(key: string, start: Text, stop: Text): number {
    return this.zrem(key, ...this.zrange(key, start, stop));
  }

  zcount(key: string, min: Text, max: Text): number {
    return this.zrangebyscore(key, min, max).length;
  }

  zscore(key: string, member: Text): string | null {
    if (!this.#live(key)) return null;
    const score = this.#first<number>("SELECT score FROM zsets WHERE k = ? AND m = ?", key, String(member));
    return score === null ? null : String(score);
  }

  zrank(key: string, member: Text): number | null {
    const rank = this.#scored(key, false).findIndex(({ m }) => m === String(member));
    return rank < 0 ? null : rank;
  }

  zrevrank(key: string, member: Text): number | null {
    const rank = this.#scored(key, true).findIndex(({ m }) => m === String(member));
    return rank < 0 ? null : rank;
  }

  zincrby(key: string, by: Text, member: Text): string {
    const score = Number(this.zscore(key, member) ?? 0) + Number(by);
    this.zadd(key, score, member);
    return String(score);
  }

  zcard(key: string): number {
    return this.#count("zsets", key);
  }

  zpopmin(key: string, count: Text = 1): string[] {
    const popped = this.zrange(key, 0, Number(count) - 1, "withscores");
    this.zrem(key, ...popped.filter((_, index) => index % 2 === 0));
    return popped;
  }

  zpopmax(key: string, count: Text = 1): string[] {
    const popped = this.zrevrange(key, 0, Number(count) - 1, "withscores");
    this.zrem(key, ...popped.filter((_, index) => index % 2 === 0));
    return popped;
  }

  zpopmincount(key: string, count: Text = 1): Ranked[] {
    return pairedScores(this.zpopmin(key, count));
  }

  zpopmaxcount(key: string, count: Text = 1): Ranked[] {
    return pairedScores(this.zpopmax(key, count));
  }
`;
