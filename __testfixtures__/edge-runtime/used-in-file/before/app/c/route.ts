export const runtime = "edge", dynamic = "error";

export function GET() {
  return Response.json({ runtime });
}
