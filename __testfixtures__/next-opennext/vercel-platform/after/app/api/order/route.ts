import { getCloudflareContext } from "@opennextjs/cloudflare";

export const maxDuration = 60;

export async function POST(request: Request) {
  const order: unknown = await request.json();
  getCloudflareContext().ctx.waitUntil(report(order));
  return Response.json({ ok: true });
}

async function report(order: unknown) {
  await fetch("https://reports.example.com", { method: "POST", body: JSON.stringify(order) });
}
