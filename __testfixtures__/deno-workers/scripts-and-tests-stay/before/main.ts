import { double } from "./double.ts";

Deno.serve((request) => new Response(String(double(request.url.length))));
