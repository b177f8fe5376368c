import { regionOf } from "../../lib/region";

export const preferredRegion = regionOf("database");

export function GET() {
  return new Response("ok");
}
