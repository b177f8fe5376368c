import { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/d1";
import * as schema from "./schema";

const client = new PGlite("idb://notebook");

// @ts-expect-error drizzle-d1/construction: `drizzle()` whose arguments could not be read
export const local = drizzle({ client, schema });
