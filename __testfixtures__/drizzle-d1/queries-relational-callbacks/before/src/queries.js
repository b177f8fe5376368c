import { sql } from "drizzle-orm";
import { db } from "./db";

const { query } = db;

// Objects as the second version of relational queries has them.
export async function all(id, names) {
  await query.members.findFirst({ where: { id: { eq: id } } });
  await query.members.findFirst({ where: { id } });
  await query.members.findMany({
    where: {
      active: true,
      id: { gt: 1, lte: 9 },
      name: { in: names },
      OR: [{ email: { like: "%@example.com" } }, { email: { isNull: true } }, { NOT: { id: { in: [1, 2] } } }],
      AND: [{ id: { ne: 4 } }, { name: { OR: [{ eq: "a" }, { ilike: "b%" }] } }],
    },
    orderBy: { joined: "desc", id: "asc" },
    with: { loans: { where: { days: { gte: 7 } }, orderBy: { id: "asc" } } },
  });
  await query.members.findMany({ where: { RAW: (t) => sql`${t.id} = 1` } });
  await query.members.findMany({ where: { loans: { title: "Emma" }, email: { arrayContains: ["x"] } } });
  await query.members.findMany({ where: (t, { eq }) => eq(t.id, id) });
}
