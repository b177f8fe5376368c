export { runtime } from "@example/next-presets";

export function GET() {
  return new Response("ok");
}
