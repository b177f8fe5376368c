import { double } from "./double.ts";

export default { fetch: (request: Request) => new Response(String(double(request.url.length))) };
