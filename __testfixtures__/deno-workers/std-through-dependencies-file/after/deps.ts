export { join, extname } from "node:path";
export { z } from "zod";
