let runtime = "edge";
if (process.env.LOCAL) runtime = "nodejs";

export { runtime };

export function GET() {
  return new Response("ok");
}
