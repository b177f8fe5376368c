import { count, db, isEmpty } from "@app/store";

export function status(): string {
  if (isEmpty()) return "nobody is here";
  return `${count()} users`;
}

export function purge(): void {
  db.run("DELETE FROM users");
}
