import { put } from "@vercel/blob";

export async function POST(request: Request): Promise<Response> {
  const name = new URL(request.url).searchParams.get("name") ?? "unnamed.txt";
  const { url } = await put(name, await request.text(), { access: "public" });
  return Response.json({ url });
}
