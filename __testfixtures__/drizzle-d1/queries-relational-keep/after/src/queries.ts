import { asc, desc, eq } from "drizzle-orm";
import { db } from "./db";
import { loans, members } from "./schema";

export const byName = (term: string) =>
  db.query.members.findMany({
    where: (member, { and, like, notLike, sql }) =>
      and(like(member.name, `%${term}%`), notLike(member.email, "%@example.org"), sql`${member.joined} < CAST(unixepoch('subsec') * 1000 AS INTEGER)`),
    orderBy: (member, { desc }) => [desc(member.joined)],
    with: {},
  });

export const both = () =>
  db.query.members.findFirst({ where: (member, { like: ilike, like, or }) => or(ilike(member.name, "a%"), like(member.email, "%@%")) });

export const plain = () => db.query.loans.findFirst({ where: eq(loans.id, 1), orderBy: [asc(loans.title), desc(loans.id)] });
export const active = () => db.query.members.findMany({ where: eq(members.active, true), columns: { id: true } });
