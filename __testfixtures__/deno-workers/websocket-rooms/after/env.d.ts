type DurableObjectNamespace<T extends import("@cloudflare/workers-types").Rpc.DurableObjectBranded | undefined = undefined> = import("@cloudflare/workers-types").DurableObjectNamespace<T>;

declare namespace Cloudflare {
  interface Env {
    SOCKET_SERVER: DurableObjectNamespace<import("./src/web-sockets").SocketServer>;
  }
}
interface Env extends Cloudflare.Env {}
declare module "cloudflare:workers" {
  const env: Cloudflare.Env;
  const DurableObject: typeof import("@cloudflare/workers-types").CloudflareWorkersModule.DurableObject;
}
