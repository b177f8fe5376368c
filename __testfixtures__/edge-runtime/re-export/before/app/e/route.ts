import { runtime as shared, maxDuration } from "@/lib/shared";

export const runtime = shared;
export const revalidate = maxDuration;

export function GET() {
  return new Response("ok");
}
