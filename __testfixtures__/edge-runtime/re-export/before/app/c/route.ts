export { speed as runtime } from "@/lib/again";

export function GET() {
  return new Response("ok");
}
