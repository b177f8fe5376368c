import { db, visits } from "@tracker/db";

export const counted = (path: string) => db.insert(visits).values({ path, count: 1 });
