import { openStore, listUsers } from "@shop/store";

const store = openStore();

export default {
  async fetch(): Promise<Response> {
    const names = (await listUsers(store)).map((user) => user.name);
    return Response.json(names);
  },
};
