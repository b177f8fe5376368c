import type { NextApiHandler } from "next";

export default ((request, response) => {
  response.status(204).end();
}) satisfies NextApiHandler;
