import Koa from "koa";

const port = Number(process.env.PORT ?? 3000);
const app = new Koa();

app.use(async (context, next) => {
  try {
    await next();
  } catch (error) {
    context.status = error.status ?? 500;
    context.body = { error: error.message };
  }
  context.set("x-path", context.path);
});

app.use(async (context) => {
  if (context.path === "/teapot") context.throw(418, "a teapot");
  if (context.method === "POST") {
    let text = "";
    for await (const chunk of context.req) text += chunk;
    context.status = 201;
    context.body = { text, query: context.query };
    return;
  }
  if (context.path === "/") context.body = "hello";
});

app.listen(port, () => console.log(`http://localhost:${port}`));
