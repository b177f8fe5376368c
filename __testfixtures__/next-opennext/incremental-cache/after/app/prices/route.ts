import { unstable_cache } from "next/cache";

export const revalidate = 60;

const prices = unstable_cache(async () => ({ tea: 3 }), ["prices"], { tags: ["prices"], revalidate: 300 });

export async function GET() {
  return Response.json(await prices());
}
