import Redis, { type ChainableCommander } from "ioredis";

const redis = new Redis(process.env.REDIS_URL ?? "redis://localhost:6379");

function fill(batch: ChainableCommander): void {
  batch.incr("filled");
}

export async function all(): Promise<void> {
  // Commands as lists.
  await redis.pipeline([["set", "given:a", "1"]]).exec();
  // A callback.
  await redis.pipeline().set("called:a", "1").exec((error) => console.log(error));
  await redis.multi().incr("counted:a").exec((error, results) => console.log(error, results));
  // Filled elsewhere.
  const batch = redis.multi();
  fill(batch);
  await batch.exec();
  // Optimistic locking.
  await redis.watch("watched:a");
  await redis.multi().incr("watched:a").exec();
  // A command that the object does not have.
  await redis.multi().incr("streamed:a").xadd("stream", "*", "a", "1").exec();
  // Goes to the object, with the pipeline of commands that KV has, too.
  await redis.multi().hset("user:1", "a", 1).exec();
  await redis.pipeline().del("user:1").set("page:1", "html").exec();
}
