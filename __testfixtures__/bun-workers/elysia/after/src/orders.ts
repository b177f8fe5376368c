import { Elysia, t } from "elysia";

const orders = new Map([[1, { item: "pen", count: 2 }]]);

export const orderRoutes = new Elysia({ prefix: "/orders" })
  .get("/kinds", () => ["pen", "ink"])
  .get("/:id", ({ params: { id }, status }) => orders.get(id) ?? status(404, { error: `no order ${id}` }), {
    params: t.Object({ id: t.Number() }),
  })
  .post(
    "/",
    ({ body, set }) => {
      orders.set(orders.size + 1, body);
      set.status = 201;
      return { id: orders.size, ...body };
    },
    { body: t.Object({ item: t.String(), count: t.Integer({ minimum: 1 }) }) },
  );
