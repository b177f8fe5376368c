import posts, { countPosts as howMany, countUsers, users } from "./db";
import * as db from "./db";

export function summary(): string {
  const [first] = [users.userName(1) ?? "nobody"];
  if (posts() !== howMany()) throw new Error("cannot happen");
  return `${countUsers()} users, the first is ${first}, ${db.countPosts()} posts, ${db.connection.query("SELECT 1").all().length}`;
}
