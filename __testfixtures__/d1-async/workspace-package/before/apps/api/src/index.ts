import { openStore, listUsers } from "@shop/store";

const store = openStore();

export default {
  fetch(): Response {
    const names = listUsers(store).map((user) => user.name);
    return Response.json(names);
  },
};
