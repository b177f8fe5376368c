export function listOrders(): Response {
  return Response.json([{ id: 1 }]);
}
