// Copyright 2025 Example Ltd.
import type { ServerRuntime } from "next";

export const runtime: ServerRuntime = "edge";

export function GET() {
  return new Response("ok");
}
