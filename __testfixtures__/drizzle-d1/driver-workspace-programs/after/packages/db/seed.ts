import { db, visits } from "./src";

async function seed(): Promise<void> {
  await db.insert(visits).values({ path: "/", count: 1 });
}

void seed();
