export function GET() {
  return new Response("ok");
}

export const runtime = "edge";
export const preferredRegion = "iad1";
