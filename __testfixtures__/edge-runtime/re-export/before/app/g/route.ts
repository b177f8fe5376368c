export { runtime } from "@/lib/computed";

export function GET() {
  return new Response("ok");
}
