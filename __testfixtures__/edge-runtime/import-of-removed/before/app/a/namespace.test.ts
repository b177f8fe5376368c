import * as route from "./route";

if (route.maxDuration !== 30) throw new Error();
if (route.runtime !== "edge") throw new Error();
