// @ts-expect-error edge-runtime/import-of-removed: An export that is removed is imported here
import { GET, maxDuration, runtime } from "./route";

if (runtime !== "edge" || maxDuration !== 30) throw new Error();
if (GET().status !== 200) throw new Error();
