import { settings } from "../../lib/settings";

export const runtime = settings.runtime;

export function GET() {
  return new Response("ok");
}
