import { findOrder } from "@/orders/queries";

export async function handle(request: Request): Promise<Response> {
  const id = Number(new URL(request.url).searchParams.get("id"));
  const order = await findOrder(id);
  if (!order) return new Response("no such order", { status: 404 });
  return Response.json(order);
}
