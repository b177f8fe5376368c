export const runtime: "edge" | "nodejs" = "edge";

export function GET() {
  return new Response("ok");
}
