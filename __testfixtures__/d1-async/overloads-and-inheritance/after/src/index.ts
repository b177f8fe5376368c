import { FixedStore, type Store } from "./stores";

export async function report(stores: Store<unknown>[]): Promise<string[]> {
  return Promise.all(stores.map((store) => store.summary()));
}

export const lines = () => report([FixedStore.open()]);
