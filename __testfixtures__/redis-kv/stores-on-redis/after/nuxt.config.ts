export default {
  nitro: {
    storage: {
      sessions: { driver: "redis", url: process.env.REDIS_URL },
      pages: { driver: "vercelKV" },
      files: { driver: "fs", base: "./data" },
    },
  },
};
