import { drizzle } from "drizzle-orm/xata-http";
import { getXataClient } from "./xata";
import { teams } from "./schema";

const xata = getXataClient();

export const db = drizzle(xata, { schema: { teams } });
