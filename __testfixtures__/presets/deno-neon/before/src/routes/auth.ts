import bcrypt from "bcryptjs";
import { Hono } from "hono";
import { withClient } from "../database.ts";
import { type Portal, readToken, signToken } from "../tokens.ts";

interface UserRow {
  id: number;
  password: string;
  portal: Portal;
}

export const authRoutes = new Hono();

authRoutes.post("/register", async (c) => {
  const { email, password, portal } = await c.req.json<{ email: string; password: string; portal: Portal }>();
  const hash = await bcrypt.hash(password, 4);
  try {
    const user = await withClient(async (client) => {
      const { rows } = await client.query<UserRow>(
        "INSERT INTO users (email, password, portal) VALUES ($1, $2, $3) RETURNING id, portal",
        [email, hash, portal],
      );
      return rows[0]!;
    });
    return c.json({ token: await signToken({ userId: user.id, portal: user.portal }) }, 201);
  } catch (error) {
    const code = (error as { code?: string }).code;
    if (code === "23505") return c.json({ error: "this address is taken" }, 409);
    if (code === "23514") return c.json({ error: "there is no such portal" }, 400);
    throw error;
  }
});

authRoutes.post("/login", async (c) => {
  const { email, password } = await c.req.json<{ email: string; password: string }>();
  const user = await withClient(async (client) => {
    const { rows } = await client.query<UserRow>("SELECT id, password, portal FROM users WHERE email = $1", [email]);
    return rows[0];
  });
  if (!user || !(await bcrypt.compare(password, user.password))) return c.json({ error: "wrong" }, 401);
  return c.json({ token: await signToken({ userId: user.id, portal: user.portal }) });
});

authRoutes.get("/me", async (c) => {
  const session = await readToken(c.req.header("authorization"));
  return session ? c.json(session) : c.json({ error: "no session" }, 401);
});
