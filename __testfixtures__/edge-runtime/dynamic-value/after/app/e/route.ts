import { settings } from "../../lib/settings";

export const { runtime } = settings;

export function GET() {
  return new Response("ok");
}
