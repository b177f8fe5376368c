import { home } from "../../lib/regions";
import { log } from "../../lib/log";

const regions = [home];
const seen = log("unused before, too");

export const runtime = "edge";
export const preferredRegion = regions;

export function GET() {
  return new Response("ok");
}
