import { revalidateTag } from "next/cache";

export function POST() {
  revalidateTag("prices");
  return new Response(null, { status: 204 });
}
