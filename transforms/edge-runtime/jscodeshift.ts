import { toJscodeshift } from "../../src/jscodeshift.js";
import transform from "./index.js";
import { plan } from "./plan.js";

/** `edge-runtime` for jscodeshift. Loads TypeScript at once, so that it works in runners that cannot wait. */
export default toJscodeshift({ ...transform, scope: "file", plan });
