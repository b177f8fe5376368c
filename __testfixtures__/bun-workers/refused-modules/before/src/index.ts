import type { BunRequest } from "bun";
import { dlopen, FFIType } from "bun:ffi";
import { heapStats } from "bun:jsc";
import { Database } from "bun:sqlite";
import sqlite3 from "sqlite3";
import type { Statement } from "bun:sqlite";
export { readFileSync } from "node:fs";

const db = new Database("reports.sqlite");
const all: Statement = db.query("SELECT title FROM reports");

export function idOf(request: BunRequest<"/reports/:id">): string {
  return request.params.id;
}

export function sizeOf(path: Bun.PathLike): number {
  const { statSync } = require("node:fs") as typeof import("node:fs");
  return statSync(path as string).size;
}

async function convert(): Promise<void> {
  const { execFile } = await import("node:child_process");
  execFile("pandoc");
}

Bun.serve({
  async fetch(request: Request) {
    const { pathname } = new URL(request.url);
    if (pathname === "/version") return Response.json(sqlite3.VERSION);
    if (pathname === "/heap") return Response.json(heapStats());
    if (pathname === "/native") return Response.json(Object.keys(dlopen("lib.so", { add: { returns: FFIType.i32 } })));
    if (pathname === "/convert") await convert();
    return Response.json(all.all());
  },
});

if (import.meta.main) console.log("started");
