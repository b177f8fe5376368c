import type { ServerRuntime } from "next";

export const runtime: ServerRuntime = "edge";

export function GET() {
  const wanted: ServerRuntime = "nodejs";
  return new Response(wanted);
}
