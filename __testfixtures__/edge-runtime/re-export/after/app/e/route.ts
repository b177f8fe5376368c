import { maxDuration } from "@/lib/shared";

export const revalidate = maxDuration;

export function GET() {
  return new Response("ok");
}
