// @ts-ignore: the build of OpenNext writes it
import { default as handler } from "../.open-next/worker.js";

export default {
  fetch: handler.fetch,
  async scheduled() {
    console.log("tick");
  },
};

export { RedisObject } from "../lib/redis-object.js";
