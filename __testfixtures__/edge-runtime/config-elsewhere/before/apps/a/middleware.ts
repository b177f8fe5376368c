import { base } from "./base";

export const config = { ...base, runtime: "edge" };

export function middleware() {
  return new Response("no");
}
