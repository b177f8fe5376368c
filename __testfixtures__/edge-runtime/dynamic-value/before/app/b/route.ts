export const runtime = process.env.NODE_ENV === "production" ? "edge" : "nodejs";

export function GET() {
  return new Response("ok");
}
