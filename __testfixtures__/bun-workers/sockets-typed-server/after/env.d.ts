/// <reference types="@cloudflare/workers-types" />

declare namespace Cloudflare {
  interface Env {
    SOCKET_SERVER: DurableObjectNamespace<import("./src/socket-server").SocketServer>;
  }
}
interface Env extends Cloudflare.Env {}
