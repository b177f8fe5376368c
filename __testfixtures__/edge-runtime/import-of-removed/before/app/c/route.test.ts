import { GET, runtime } from "./route";

if (runtime !== "nodejs" || GET().status !== 200) throw new Error();
