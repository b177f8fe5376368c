import { Store } from "./store";

const store = new Store();

export default {
  async fetch(request: Request): Promise<Response> {
    const { title, owner } = (await request.json()) as { title: string; owner: string };
    store.pin(store.add(title, owner));
    return Response.json(store.all());
  },
};
