import type { WorkerAssets } from "../engine/plan.js";
import type { JsonValue } from "./json-text.js";

/** The keys of a wrangler config that static assets need. Keys as in wrangler's config-schema.json. */
export function assetsConfig({
  directory,
  buildCommand,
  notFoundHandling,
  runWorkerFirst,
}: WorkerAssets): Readonly<Record<"assets" | "build", Readonly<Record<string, JsonValue>>>> {
  return {
    assets: {
      directory,
      ...(notFoundHandling !== undefined && { not_found_handling: notFoundHandling }),
      ...(runWorkerFirst && { run_worker_first: [...runWorkerFirst] }),
    },
    build: { command: buildCommand },
  };
}
