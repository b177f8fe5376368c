import systemPromptTxt from "./system-prompt.txt";

/** The text that every conversation begins with. */
export function prompt(): Promise<string> {
  return Promise.resolve(systemPromptTxt);
}
