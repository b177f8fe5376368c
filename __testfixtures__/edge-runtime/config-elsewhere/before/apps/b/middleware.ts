import { base } from "./base";

// base sets matcher and runtime.
export const config = base;

export function middleware() {
  return new Response("no");
}
