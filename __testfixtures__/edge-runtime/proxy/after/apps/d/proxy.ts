import { pick } from "./pick";

export const runtime = pick();

export function proxy() {
  return new Response("no");
}
