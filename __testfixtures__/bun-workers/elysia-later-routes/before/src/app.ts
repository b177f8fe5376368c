import { Elysia } from "elysia";

const banner = "links";

export const app = new Elysia({
  name: "links",
  prefix: "/v1",
}).get("/", banner);
