import type * as next from "next";

export const runtime: next.ServerRuntime = "edge";

export function GET() {
  return new Response("ok");
}
