import { config } from "./a";

if (config.runtime !== "experimental-edge") throw new Error();
