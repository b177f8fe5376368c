import { moved, old } from "./cache";

export default {
  async fetch() {
    return Response.json([await moved("a"), await old("a")]);
  },
};
