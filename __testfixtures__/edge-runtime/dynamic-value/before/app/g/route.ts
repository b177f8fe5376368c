import { settings } from "../../lib/settings";

export const runtime = settings.runtime;
export const preferredRegion = "iad1";

export function GET() {
  return new Response("ok");
}
