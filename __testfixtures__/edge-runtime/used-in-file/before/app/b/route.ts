export const runtime = "edge";

export async function GET() {
  const started = Date.now();
  await fetch("https://example.com");
  const runtime = Date.now() - started;
  return Response.json({ runtime });
}
