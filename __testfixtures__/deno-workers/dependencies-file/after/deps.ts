export { Hono } from "hono";
export { cors } from "hono/cors";
export { createHash } from "node:crypto";
