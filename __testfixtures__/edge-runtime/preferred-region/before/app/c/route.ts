const regions = ["iad1", "fra1"];

export const runtime = "edge";
// Close to the database.
export const preferredRegion = regions;

export function GET() {
  return new Response("ok");
}
