import { asc, count, eq, sql } from "drizzle-orm";
import type { Blog } from "./database";
import { authors, posts, tags } from "./schema";

export class BlogService {
  constructor(private readonly db: Blog) {}

  authors() {
    return this.db.select().from(authors).orderBy(asc(authors.id)).all();
  }

  create(name: string, email: string): number {
    return this.db.insert(authors).values({ name, email }).returning().get().id;
  }

  author(id: number) {
    const author = this.db.query.authors.findFirst({ where: eq(authors.id, id), with: { posts: true } }).sync();
    if (!author) return null;
    const total = this.db.select({ value: count() }).from(posts).where(eq(posts.authorId, id)).get()?.value ?? 0;
    return { ...author, total };
  }

  titles(): string[] {
    const rows = this.db.all<{ title: string }>(sql`SELECT title FROM post ORDER BY id`);
    const names = this.db.select({ name: tags.name }).from(tags).orderBy(tags.title, tags.name).values();
    return [...rows.map((row) => row.title), ...names.flat().map(String)];
  }

  publish(authorId: number, title: string, names: string[]): void {
    this.db.transaction((tx) => {
      tx.insert(posts).values({ authorId, title }).run();
      for (const name of names) {
        tx.insert(tags).values({ title, name }).run();
      }
    });
  }

  rename(id: number, title: string): string | undefined {
    const find = this.db
      .select({ title: posts.title })
      .from(posts)
      .where(eq(posts.id, sql.placeholder("id")))
      .prepare();
    const before = find.get({ id });
    if (!before) return undefined;
    this.db.transaction((tx) => {
      tx.update(tags)
        .set({ title })
        .where(eq(tags.title, before.title))
        .run();
      tx.update(posts).set({ title }).where(eq(posts.id, id)).run();
    });
    return find.get({ id })?.title;
  }

  merge(from: number, into: number): void {
    this.db.transaction((tx) => {
      tx.update(posts).set({ authorId: into }).where(eq(posts.authorId, from)).run();
      tx.delete(authors).where(eq(authors.id, from)).run();
    });
  }

  remove(id: number): boolean {
    return this.db.delete(posts).where(eq(posts.id, id)).returning({ id: posts.id }).all().length > 0;
  }
}
