import { runtime as shared } from "@example/config";

export const runtime = shared;

export function GET() {
  return new Response("ok");
}
