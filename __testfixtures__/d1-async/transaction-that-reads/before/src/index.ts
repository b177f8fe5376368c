import { Database } from "bun:sqlite";

const db = new Database("app.sqlite");
db.run("CREATE TABLE IF NOT EXISTS seat (number INTEGER PRIMARY KEY, guest TEXT UNIQUE)");
db.run("INSERT OR IGNORE INTO seat (number) VALUES (1), (2)");

const reserve = db.transaction((guest: string): number | null => {
  const free = db.query<{ number: number }, []>("SELECT number FROM seat WHERE guest IS NULL ORDER BY number").get();
  if (!free) return null;
  db.run("UPDATE seat SET guest = ? WHERE number = ?", [guest, free.number]);
  return free.number;
});

export default {
  fetch(request: Request): Response {
    const guest = new URL(request.url).pathname.slice(1);
    if (guest === "") return Response.json(db.query("SELECT number, guest FROM seat ORDER BY number").all());
    const seat = reserve.immediate(guest);
    return seat === null ? new Response("full", { status: 409 }) : Response.json({ seat });
  },
};
