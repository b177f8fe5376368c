import { handle } from "@/orders/handler";

export default { fetch: (request: Request) => handle(request) };
