function onError(error: unknown) {
    return new Response(error instanceof Error ? error.message : "?", { status: 503 });
  }

const handler = async (request: Request) => {
  const body = await request.text();
  if (body === "") throw new Error("nothing was sent");
  return new Response(body.toUpperCase());
};

export default {
  async fetch(request: Request): Promise<Response> {
    try {
      return await handler(request);
    } catch (error) {
      return onError(error);
    }
  },
};
