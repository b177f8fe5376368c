import { config } from "./middleware";

// Says nothing about the runtime.
if (config.matcher !== "/m") throw new Error();
