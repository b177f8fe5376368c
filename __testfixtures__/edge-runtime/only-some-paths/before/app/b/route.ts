export { runtime } from "../../lib/shared";

export function GET() {
  return new Response("ok");
}
