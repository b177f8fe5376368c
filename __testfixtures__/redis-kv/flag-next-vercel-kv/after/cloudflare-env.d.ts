type KVNamespace<Key extends string = string> = import("@cloudflare/workers-types").KVNamespace<Key>;

interface CloudflareEnv {
  KV: KVNamespace;
}
