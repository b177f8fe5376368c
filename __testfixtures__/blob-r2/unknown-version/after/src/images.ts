import { put, putFromUrl } from "@vercel/blob";
import { env } from "cloudflare:workers";
import { blobOf } from "./r2-blob";

export const storeIcon = (icon: ArrayBuffer) => env.BUCKET.put("icon.png", icon, {
  httpMetadata: { contentType: "image/png", cacheControl: "public, max-age=2592000" },
  onlyIf: { etagDoesNotMatch: "*" },
}).then(blobOf);

export const storeRemote = (url: string) => putFromUrl("remote.png", url, { access: "public" });

export async function storeSmall(image: ArrayBuffer) {
  await put("small.webp", image, { access: "public", optimizeImage: { width: 100 } });
}
