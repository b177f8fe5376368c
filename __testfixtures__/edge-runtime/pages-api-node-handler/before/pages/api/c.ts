import type { NextApiHandler } from "next";

export const runtime = "edge";

const handler: NextApiHandler = (request, response) => {
  response.status(204).end();
};

export default handler;
