import { Hono } from "https://deno.land/x/hono@v3.11.7/mod.ts";
import { cors, logger, serveStatic } from "https://deno.land/x/hono@v3.11.7/middleware.ts";
import * as bcrypt from "https://deno.land/x/bcrypt@v0.4.1/mod.ts";
import { compare, hash } from "https://deno.land/x/bcrypt@v0.4.1/mod.ts";
import { create, getNumericDate, type Payload, verify } from "https://deno.land/x/djwt@v2.8/mod.ts";
import { nanoid } from "https://deno.land/x/nanoid@v3.0.0/mod.ts";
import { Client } from "https://deno.land/x/postgres@v0.17.0/mod.ts";
import postgres from "https://deno.land/x/postgresjs@v3.4.4/mod.js";
import { resize } from "https://deno.land/x/deno_image@0.0.4/mod.ts";

const key = await crypto.subtle.importKey("raw", new TextEncoder().encode("secret".repeat(8)), { name: "HMAC", hash: "SHA-256" }, false, ["sign", "verify"]);
const sql = postgres(Deno.env.get("DATABASE_URL")!);

const app = new Hono();
app.use("*", logger(), cors());
app.use("/static/*", serveStatic({ root: "./" }));
app.post("/login", async (c) => {
  const { name, password } = await c.req.json();
  const [user] = await sql`select hash from users where name = ${name}`;
  if (!user || !(await compare(password, user.hash))) return c.text("no", 401);
  const payload: Payload = { iss: name, exp: getNumericDate(60 * 60) };
  return c.json({ token: await create({ alg: "HS256", typ: "JWT" }, payload, key), id: nanoid() });
});
app.post("/users", async (c) => {
  const { password } = await c.req.json();
  return c.json({ hash: await hash(password), strong: await bcrypt.hash(password, await bcrypt.genSalt(12)), weak: bcrypt.hashSync(password) });
});
app.get("/me", async (c) => {
  const token = c.req.header("authorization") ?? "";
  const payload = await verify(token, key);
  const { iss } = (await verify(token, key)) as Payload;
  return c.json({ payload, iss, image: await resize(new Uint8Array(), { width: 1 }), client: new Client() });
});

Deno.serve(app.fetch);
