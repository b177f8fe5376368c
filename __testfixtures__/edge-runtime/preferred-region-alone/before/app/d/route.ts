export { preferredRegion } from "../../lib/region";

export function GET() {
  return new Response("ok");
}
