import { db } from "~/server/utils/db";

export default async () => (await db.prepare("SELECT 1 AS one").first()) ?? undefined;
