export default {
  // Answers with what it was sent.
  async fetch(request: Request) {
    return new Response(await request.text(), { status: request.method === "PUT" ? 201 : 200 });
  },
};
