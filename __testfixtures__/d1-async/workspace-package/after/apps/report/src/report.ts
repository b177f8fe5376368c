import { openStore } from "@shop/store";
import { listUsers, type User } from "@shop/store/users";

export async function report(format: (user: User) => string): Promise<string> {
  const users = await listUsers(openStore());
  return users.map(format).join("\n");
}
