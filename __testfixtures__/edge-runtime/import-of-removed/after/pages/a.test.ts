// @ts-expect-error edge-runtime/import-of-removed: An export that is removed is imported here
import { config } from "./a";

if (config.runtime !== "experimental-edge") throw new Error();
