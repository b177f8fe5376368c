import { env } from "cloudflare:workers";

const db = env.DB;

// TODO(cf-codemod/d1-async/interactive-transaction): not atomic on D1: it reads with `get()` before it writes.
const reserve = async (guest: string): Promise<number | null> => {
  const free = await db.prepare("SELECT number FROM seat WHERE guest IS NULL ORDER BY number").first<{ number: number }>();
  if (!free) return null;
  await db.prepare("UPDATE seat SET guest = ? WHERE number = ?").bind(guest, free.number).run();
  return free.number;
};

export default {
  async fetch(request: Request): Promise<Response> {
    const guest = new URL(request.url).pathname.slice(1);
    if (guest === "") return Response.json((await db.prepare("SELECT number, guest FROM seat ORDER BY number").all()).results);
    const seat = await reserve(guest);
    return seat === null ? new Response("full", { status: 409 }) : Response.json({ seat });
  },
};
