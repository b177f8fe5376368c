import { file } from "bun";

/** The text that every conversation begins with. */
export function prompt(): Promise<string> {
  return file(new URL("./system-prompt.txt", import.meta.url)).text();
}
