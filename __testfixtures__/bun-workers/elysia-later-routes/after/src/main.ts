import { app } from "./app";

app.get("/links/:name", ({ params }) => `https://example.org/${params.name}`);

export default app.compile();
