import posts, { countPosts as howMany, countUsers, users } from "./db";
import * as db from "./db";

export async function summary(): Promise<string> {
  const [first] = [await users.userName(1) ?? "nobody"];
  if (await posts() !== await howMany()) throw new Error("cannot happen");
  return `${await countUsers()} users, the first is ${first}, ${await db.countPosts()} posts, ${(await db.connection.prepare("SELECT 1").all()).results.length}`;
}
