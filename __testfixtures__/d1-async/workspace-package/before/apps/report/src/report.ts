import { openStore } from "@shop/store";
import { listUsers, type User } from "@shop/store/users";

export function report(format: (user: User) => string): string {
  const users = listUsers(openStore());
  return users.map(format).join("\n");
}
