/* oxlint-disable no-console */

export function GET() {
  console.log("called");
  return new Response("ok");
}
