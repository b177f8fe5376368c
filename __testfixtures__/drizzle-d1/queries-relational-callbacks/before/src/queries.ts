import { sql } from "drizzle-orm";
import type { RelationalQueryBuilder } from "drizzle-orm/pg-core";

/** As the second version of relational queries has it. */
interface Query {
  members: { findMany: RelationalQueryBuilder<any, any>["findMany"]; findFirst: RelationalQueryBuilder<any, any>["findFirst"] };
}

export async function all(query: Query, id: number, names: string[]) {
  await query.members.findFirst({ where: { id: { eq: id } } as any });
  await query.members.findFirst({ where: { id } as any });
  await query.members.findMany({
    where: {
      active: true,
      id: { gt: 1, lte: 9 },
      name: { in: names },
      OR: [{ email: { like: "%@example.com" } }, { email: { isNull: true } }, { NOT: { id: { in: [1, 2] } } }],
      AND: [{ id: { ne: 4 } }, { name: { OR: [{ eq: "a" }, { ilike: "b%" }] } }],
    } as any,
    orderBy: { joined: "desc", id: "asc" } as any,
    with: { loans: { where: { days: { gte: 7 } }, orderBy: { id: "asc" } } },
  } as any);
  await query.members.findMany({ where: { RAW: (t: any) => sql`${t.id} = 1` } as any });
  await query.members.findMany({ where: { loans: { title: "Emma" }, email: { arrayContains: ["x"] } } as any });
  await query.members.findMany({ where: (t: any, { eq }: any) => eq(t.id, id) });
}
