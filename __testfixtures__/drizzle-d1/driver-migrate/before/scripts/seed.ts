import { db } from "../src/db";
import { notes } from "../src/schema";

async function seed() {
  await db.insert(notes).values({ id: "1", title: "first", stars: 1 });
}

seed().finally(() => process.exit(0));
