import { app } from "./app";

app.listen({ port: 3000, hostname: "0.0.0.0" }, ({ url }) => console.log(`Listening at ${url}`));

app.get("/links/:name", ({ params }) => `https://example.org/${params.name}`);
