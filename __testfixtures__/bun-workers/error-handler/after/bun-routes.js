/** Finds the route of a request as Bun.serve() does. Generated once: the file is yours. */
export function serveHandler({ routes, fetch, error }) {
    const table = Object.entries(routes ?? {})
        .map(([path, route]) => ({ segments: path.split("/"), route }))
        .sort((a, b) => compare(a.segments, b.segments));
    const answer = async (request) => {
        const path = new URL(request.url).pathname.split("/");
        for (const { segments, route } of table) {
            const params = match(segments, path);
            if (!params)
                continue;
            const handler = handlerOf(route, request.method);
            if (handler)
                return handler(Object.assign(request, { params }));
            break;
        }
        return fetch ? fetch(request) : new Response("Not Found", { status: 404 });
    };
    return {
        async fetch(request) {
            if (!error)
                return answer(request);
            try {
                return await answer(request);
            }
            catch (thrown) {
                return error(thrown);
            }
        },
    };
}
function handlerOf(route, method) {
    if (route === false)
        return undefined;
    if (typeof route === "function")
        return route;
    const handlers = route;
    return handlers[method] ?? (method === "HEAD" ? handlers["GET"] : undefined);
}
/** The decoded parameters of a path that fits. */
function match(segments, path) {
    const params = {};
    for (const [index, segment] of segments.entries()) {
        const part = path[index];
        if (segment === "*" && index === segments.length - 1)
            return part === undefined ? undefined : params;
        if (part === undefined)
            return undefined;
        if (segment.startsWith(":")) {
            if (part === "")
                return undefined;
            params[segment.slice(1)] = decodeURIComponent(part);
        }
        else if (segment !== part && segment !== "*")
            return undefined;
    }
    return segments.length === path.length ? params : undefined;
}
/** Exact segments come before parameters, and these before wildcards. */
function compare(a, b) {
    const rank = (segment = "") => (segment === "*" ? 2 : segment.startsWith(":") ? 1 : 0);
    for (let index = 0; index < Math.max(a.length, b.length); index++) {
        const difference = rank(a[index]) - rank(b[index]);
        if (difference !== 0)
            return difference;
    }
    return 0;
}
