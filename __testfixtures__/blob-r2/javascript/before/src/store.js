import { put, del } from "@vercel/blob";
import { names } from "./names.js";

export async function store(text) {
  const blob = await put(`${names[0]}.txt`, text, { access: "public" });
  return { url: blob.url };
}

export const remove = (url) => del(url);
