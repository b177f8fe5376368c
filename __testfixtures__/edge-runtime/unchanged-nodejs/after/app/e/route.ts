export function GET() {
  const runtime = "edge";
  const config = { runtime: "edge" };
  return Response.json({ runtime, config });
}

export const regions = ["runtime"];
