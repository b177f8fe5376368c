export { Hono } from "npm:hono@^4.5.0";
export { cors } from "npm:hono@^4.5.0/cors";
export { createHash } from "node:crypto";
