import { options } from "./settings.ts";

Deno.serve(options, () => new Response("from elsewhere"));
