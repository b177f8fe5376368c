import { findOrder } from "@/orders/queries";

export function handle(request: Request): Response {
  const id = Number(new URL(request.url).searchParams.get("id"));
  const order = findOrder(id);
  if (!order) return new Response("no such order", { status: 404 });
  return Response.json(order);
}
