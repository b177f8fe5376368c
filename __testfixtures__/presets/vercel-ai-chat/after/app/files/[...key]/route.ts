import { getCloudflareContext } from "@opennextjs/cloudflare";
import { serveBlob } from "../../../lib/r2-blob";

/** Serves the objects of the bucket to everybody: add a check where some are private. */
export function GET(request: Request) {
  return serveBlob(request, getCloudflareContext().env.BUCKET);
}

export const HEAD = GET;
