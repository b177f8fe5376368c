import { addTask, newestTask, openTasks, Tasks } from "./tasks";

const tasks = new Tasks();

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === "/add") return Response.json(addTask(searchParams.get("title") ?? "nothing"));
    if (pathname === "/newest") return Response.json(newestTask());
    if (pathname === "/finish") {
      const total = searchParams.get("total");
      return new Response(tasks.finish(Number(searchParams.get("id")), total === null ? undefined : Number(total)));
    }
    return Response.json(openTasks());
  },
};
