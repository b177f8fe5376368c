import { handler } from "./handler.ts";

if (import.meta.main) {
  Deno.serve(handler);
}
