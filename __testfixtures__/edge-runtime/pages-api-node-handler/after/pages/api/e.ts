import type { NextApiResponse } from "next";

export const config = { runtime: "nodejs" };

export default function handler(_: unknown, res: NextApiResponse) {
  res.end("ok");
}
