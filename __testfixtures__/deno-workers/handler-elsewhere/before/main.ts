import { router } from "./router.ts";

Deno.serve({ port: 8000 }, router.handle);
