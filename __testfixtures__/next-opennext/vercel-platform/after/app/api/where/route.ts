import { geolocation, waitUntil } from "@vercel/functions";

export function GET(request: Request) {
  waitUntil(Promise.resolve());
  return Response.json(geolocation(request));
}
