import type { NextApiHandler } from "next";

export const config = { runtime: "edge" };

export default ((request, response) => {
  response.status(204).end();
}) satisfies NextApiHandler;
