import { GET, maxDuration, runtime } from "./route";

if (runtime !== "edge" || maxDuration !== 30) throw new Error();
if (GET().status !== 200) throw new Error();
