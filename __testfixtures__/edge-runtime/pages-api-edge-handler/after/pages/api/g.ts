import type { NextApiRequest } from "next";

export const config = { runtime: "edge" };

export default function handler(request: NextApiRequest) {
  return new Response(request.url);
}
