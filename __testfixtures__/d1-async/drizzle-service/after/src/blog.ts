import { asc, count, eq, sql } from "drizzle-orm";
import type { Blog } from "./database";
import { authors, posts, tags } from "./schema";
import { type BatchItem } from "drizzle-orm/batch";

export class BlogService {
  constructor(private readonly db: Blog) {}

  async authors() {
    return this.db.select().from(authors).orderBy(asc(authors.id)).all();
  }

  async create(name: string, email: string): Promise<number> {
    return (await this.db.insert(authors).values({ name, email }).returning().get()).id;
  }

  async author(id: number) {
    const author = await this.db.query.authors.findFirst({ where: eq(authors.id, id), with: { posts: true } });
    if (!author) return null;
    const total = (await this.db.select({ value: count() }).from(posts).where(eq(posts.authorId, id)).get())?.value ?? 0;
    return { ...author, total };
  }

  async titles(): Promise<string[]> {
    const rows = await this.db.all<{ title: string }>(sql`SELECT title FROM post ORDER BY id`);
    const names = await this.db.select({ name: tags.name }).from(tags).orderBy(tags.title, tags.name).values();
    return [...rows.map((row) => row.title), ...names.flat().map(String)];
  }

  async publish(authorId: number, title: string, names: string[]): Promise<void> {
    await (async (tx) => {
      const statements: BatchItem<"sqlite">[] = [];
      statements.push(tx.insert(posts).values({ authorId, title }));
      for (const name of names) {
        statements.push(tx.insert(tags).values({ title, name }));
      }
      const [first, ...rest] = statements;
      if (first) await tx.batch([first, ...rest]);
    })(this.db);
  }

  async rename(id: number, title: string): Promise<string | undefined> {
    const find = this.db
      .select({ title: posts.title })
      .from(posts)
      .where(eq(posts.id, sql.placeholder("id")))
      .prepare();
    const before = await find.get({ id });
    if (!before) return undefined;
    await this.db.batch([
      this.db.update(tags)
        .set({ title })
        .where(eq(tags.title, before.title)),
      this.db.update(posts).set({ title }).where(eq(posts.id, id)),
    ]);
    return (await find.get({ id }))?.title;
  }

  async merge(from: number, into: number): Promise<void> {
    await this.db.batch([
      this.db.update(posts).set({ authorId: into }).where(eq(posts.authorId, from)),
      this.db.delete(authors).where(eq(authors.id, from)),
    ]);
  }

  async remove(id: number): Promise<boolean> {
    return (await this.db.delete(posts).where(eq(posts.id, id)).returning({ id: posts.id }).all()).length > 0;
  }
}
