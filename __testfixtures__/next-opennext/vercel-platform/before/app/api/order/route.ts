import { waitUntil } from "@vercel/functions";

export const maxDuration = 60;

export async function POST(request: Request) {
  const order: unknown = await request.json();
  waitUntil(report(order));
  return Response.json({ ok: true });
}

async function report(order: unknown) {
  await fetch("https://reports.example.com", { method: "POST", body: JSON.stringify(order) });
}
