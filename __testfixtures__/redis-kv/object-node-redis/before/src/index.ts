import { connected } from "./client";

export default {
  async fetch(request: Request): Promise<Response> {
    const client = await connected();
    const { pathname } = new URL(request.url);
    if (pathname === "/lock") {
      return Response.json({ answer: await client.set("lock:a", "1", { NX: true, EX: 60 }) });
    }
    if (pathname === "/board") {
      await client.zAdd("board", { score: 2, value: "b" });
      await client.zAdd("board", [
        { score: 1, value: "a" },
        { score: 3, value: "c" },
      ]);
      return Response.json({ all: await client.zRange("board", 0, -1), score: await client.zScore("board", "c"), card: await client.zCard("board") });
    }
    await client.hSet("h", { a: "1", b: "2" });
    await client.rPush("l", ["x", "y"]);
    await client.sAdd("s", ["m", "n"]);
    return Response.json({
      count: await client.incr("n"),
      more: await client.incrBy("n", 4),
      hash: await client.hGetAll("h"),
      field: await client.hGet("h", "a"),
      none: await client.hGet("h", "z"),
      list: await client.lRange("l", 0, -1),
      members: (await client.sMembers("s")).sort(),
      popped: await client.lPop("l"),
      text: await client.get("n"),
    });
  },
};
