import { put, putFromUrl } from "@vercel/blob";

export const storeIcon = (icon: ArrayBuffer) => put("icon.png", icon, { access: "public" });

export const storeRemote = (url: string) => putFromUrl("remote.png", url, { access: "public" });

export async function storeSmall(image: ArrayBuffer) {
  await put("small.webp", image, { access: "public", optimizeImage: { width: 100 } });
}
