import { Miniflare } from "miniflare";
import { type D1Like, d1Through, d1Worker } from "./d1-worker.js";

export interface LocalD1 {
  readonly db: D1Like;
  dispose(): Promise<void>;
}

/**
 * Starts workerd with one D1 database.
 *
 * @param folder where the database is kept; without one it is empty, and gone at the end
 */
export async function startLocalD1(folder?: string): Promise<LocalD1> {
  const miniflare = new Miniflare({
    modules: true,
    script: d1Worker,
    compatibilityDate: "2026-04-20",
    d1Databases: ["DB"],
    ...(folder !== undefined && { d1Persist: folder }),
  });
  await miniflare.ready;
  return {
    db: d1Through((request) => miniflare.dispatchFetch("http://localhost/", request), "DB"),
    dispose: () => miniflare.dispose(),
  };
}
