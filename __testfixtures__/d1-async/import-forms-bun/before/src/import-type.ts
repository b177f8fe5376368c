export interface Context {
  db: import("bun:sqlite").Database;
}

export function touch({ db }: Context, id: number): void {
  db.run("UPDATE notes SET title = title WHERE id = ?", [id]);
}
