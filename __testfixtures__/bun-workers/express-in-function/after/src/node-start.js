import { httpServerHandler } from "cloudflare:node";
let handler;
/** Takes the server that answers the Worker's requests, when it listens. */
export function listening(server) {
    const { port } = server.address();
    handler = httpServerHandler({ port });
    return server;
}
/** The handler of a Worker whose program starts with the first request. A start that fails is tried again by the next. */
export function startOnFirstRequest(start) {
    let ready;
    return {
        async fetch(request, ...others) {
            ready ??= (async () => start())().catch((error) => {
                ready = undefined;
                throw error;
            });
            await ready;
            if (!handler)
                throw new Error("the program does not listen");
            return handler.fetch(request, ...others);
        },
    };
}
