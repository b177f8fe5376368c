import { statistics } from "./tags";

export default {
  async fetch(): Promise<Response> {
    return new Response(await statistics());
  },
};
