/** What a comment speaks of that goes with code which KV does not need. */
export const commentTopic =
  /\b(?:redis|ioredis|upstash|connect\w*|reconnect\w*|disconnect\w*|singleton|pool|quit|clos(?:e|es|ing))\b/i;
