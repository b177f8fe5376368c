export { runtime, maxDuration, preferredRegion } from "@/lib/shared";

export function GET() {
  return new Response("ok");
}
