import { sql } from "drizzle-orm";
import { db } from "./db";

const { query } = db;

// Objects as the second version of relational queries has them.
export async function all(id, names) {
  await query.members.findFirst({ where: (members, { eq }) => eq(members.id, id) });
  await query.members.findFirst({ where: (members, { eq }) => eq(members.id, id) });
  await query.members.findMany({
    where: (members, { and, eq, gt, inArray, isNull, like, lte, ne, not, or }) => and(eq(members.active, true), and(gt(members.id, 1), lte(members.id, 9)), inArray(members.name, names), or(like(members.email, "%@example.com"), isNull(members.email), not(inArray(members.id, [1, 2]))), and(ne(members.id, 4), or(eq(members.name, "a"), like(members.name, "b%")))),
    orderBy: (members, { asc, desc }) => [desc(members.joined), asc(members.id)],
    with: { loans: { where: (loans, { gte }) => gte(loans.days, 7), orderBy: (loans, { asc }) => [asc(loans.id)] } },
  });
  await query.members.findMany({ where: (members) => ((t) => sql`${t.id} = 1`)(members) });
  await query.members.findMany({ where: { loans: { title: "Emma" }, email: { arrayContains: ["x"] } } });
  await query.members.findMany({ where: (t, { eq }) => eq(t.id, id) });
}
