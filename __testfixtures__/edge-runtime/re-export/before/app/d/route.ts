import { runtime } from "@/lib/shared";

export { runtime };

export function GET() {
  return new Response("ok");
}
