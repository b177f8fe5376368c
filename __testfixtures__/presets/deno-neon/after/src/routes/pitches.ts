import { Hono } from "hono";
import { cached, forget } from "../cache.ts";
import { createPitch, listPitches, showInterest } from "../pitches.ts";
import { readToken, type Session } from "../tokens.ts";

export const pitchRoutes = new Hono<{ Variables: { session: Session } }>();

pitchRoutes.get("/", async (c) => {
  const tag = c.req.query("tag");
  const { value, hit } = await cached(`pitches:${tag ?? "all"}`, () => listPitches(tag));
  c.header("x-cache", hit ? "hit" : "miss");
  return c.json(value);
});

pitchRoutes.use(async (c, next) => {
  const session = await readToken(c.req.header("authorization"));
  if (!session) return c.json({ error: "no session" }, 401);
  c.set("session", session);
  await next();
});

pitchRoutes.post("/", async (c) => {
  const { userId, portal } = c.get("session");
  if (portal !== "creator") return c.json({ error: "creators only" }, 403);
  const { title, budget = null, tags = [], details = {} } = await c.req.json();
  const { id, createdAt } = await createPitch(userId, { title, budget, tags, details });
  await forget("pitches:all");
  return c.json({ id, isDate: createdAt instanceof Date }, 201);
});

pitchRoutes.post("/:id/interest", async (c) => {
  const interested = await showInterest(Number(c.req.param("id")), c.get("session").userId);
  if (interested === undefined) return c.json({ error: "no such pitch" }, 404);
  await forget("pitches:all");
  return c.json({ interested });
});
