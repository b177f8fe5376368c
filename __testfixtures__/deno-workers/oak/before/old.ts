import { Application } from "https://deno.land/x/oak@v12.6.1/mod.ts";

const old = new Application();
old.use((context) => {
  context.response.body = "old";
});

await old.listen({ port: 8001 });
