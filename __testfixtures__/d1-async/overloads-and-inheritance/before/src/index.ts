import { FixedStore, type Store } from "./stores";

export function report(stores: Store<unknown>[]): string[] {
  return stores.map((store) => store.summary());
}

export const lines = () => report([FixedStore.open()]);
