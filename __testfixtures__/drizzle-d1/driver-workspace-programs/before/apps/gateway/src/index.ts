import { counted } from "../../api/src/counts";

export default {
  async fetch(request: Request): Promise<Response> {
    await counted(new URL(request.url).pathname);
    return new Response("ok");
  },
};
