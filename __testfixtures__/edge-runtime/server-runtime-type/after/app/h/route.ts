import type { ServerRuntime } from "next";

export function GET() {
  const wanted: ServerRuntime = "nodejs";
  return new Response(wanted);
}
