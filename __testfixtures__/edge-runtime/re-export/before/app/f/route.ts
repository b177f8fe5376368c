export { runtime } from "@/lib/node";

export function GET() {
  return new Response("ok");
}
