import * as route from "./route";

if (route.maxDuration !== 30) throw new Error();
// @ts-expect-error edge-runtime/import-of-removed: An export that is removed is imported here
if (route.runtime !== "edge") throw new Error();
