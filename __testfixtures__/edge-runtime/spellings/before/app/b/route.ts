import type { ServerRuntime } from "next";

export const runtime = "edge" satisfies ServerRuntime;

export function GET() {
  return new Response("ok");
}
