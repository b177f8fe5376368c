import next, { type ServerRuntime } from "next";

export const runtime: ServerRuntime = "edge";

export function GET() {
  return Response.json(typeof next);
}
