import type { NextApiHandler } from "next";

const handler: NextApiHandler = (request, response) => {
  response.status(204).end();
};

export default handler;
