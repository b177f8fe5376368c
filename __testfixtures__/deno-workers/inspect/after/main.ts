import { inspect } from "node:util";

const handler = (request: Request) => {
  const { pathname, searchParams } = new URL(request.url);
  return new Response(inspect({ pathname, query: [...searchParams.keys()] }));
};

export default { fetch: handler };
