/* oxlint-disable no-console */
export const runtime = "edge";

export function GET() {
  console.log("called");
  return new Response("ok");
}
