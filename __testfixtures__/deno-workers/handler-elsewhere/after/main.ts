import { router } from "./router.ts";

export default { fetch: (request: Request) => router.handle(request) };
