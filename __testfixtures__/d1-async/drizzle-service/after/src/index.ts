import { BlogService } from "./blog";
import { db } from "./database";

const blog = new BlogService(db);

export default {
  async fetch(request: Request): Promise<Response> {
    const [, what, id = "", other = ""] = new URL(request.url).pathname.split("/");
    try {
      switch (`${request.method} ${what}`) {
        case "GET authors":
          return Response.json(id === "" ? await blog.authors() : await blog.author(Number(id)));
        case "POST authors": {
          const { name, email } = (await request.json()) as { name: string; email: string };
          return Response.json({ id: await blog.create(name, email) }, { status: 201 });
        }
        case "GET titles":
          return Response.json(await blog.titles());
        case "POST posts": {
          const post = (await request.json()) as { author: number; title: string; tags: string[] };
          await blog.publish(post.author, post.title, post.tags);
          return new Response("published", { status: 201 });
        }
        case "PUT posts": {
          const { title } = (await request.json()) as { title: string };
          const now = await blog.rename(Number(id), title);
          return now === undefined ? new Response("no such post", { status: 404 }) : new Response(now);
        }
        case "POST merge":
          await blog.merge(Number(id), Number(other));
          return new Response("merged");
        case "DELETE posts":
          return Response.json(await blog.remove(Number(id)));
        default:
          return new Response("not found", { status: 404 });
      }
    } catch {
      return new Response("refused", { status: 409 });
    }
  },
};
