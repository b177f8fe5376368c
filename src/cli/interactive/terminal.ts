import { UsageError } from "../../engine/usage-error.js";
import { InterruptedError } from "../../engine/write.js";
import type { Answer } from "./choices.js";

/** Questions to the person at the terminal, on standard error: standard output stays for diffs. */
export interface Terminal {
  /** Shows a text as it is. */
  show(text: string): void;
  /** @throws InterruptedError at ctrl-c */
  answer(question: string): Promise<Answer>;
  confirm(question: string): Promise<boolean>;
  /** Lets the person choose one of some values with the arrow keys. */
  choose<Value extends string>(question: string, options: readonly ChooseOption<Value>[]): Promise<Value>;
}

export interface ChooseOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly hint?: string;
}

/** Whether somebody sits there who can be asked. */
export function isInteractive(): boolean {
  return process.stdin.isTTY && process.stderr.isTTY && (process.env.CI ?? "") === "";
}

/**
 * Opens the terminal for questions.
 *
 * @throws UsageError where nobody can be asked.
 */
export async function openTerminal(): Promise<Terminal> {
  if (!isInteractive()) throw new UsageError("--interactive needs a terminal, and somebody at it.");
  const prompts = await import("@clack/prompts");
  const streams = { input: process.stdin, output: process.stderr };
  const given = <Value>(value: Value): Exclude<Value, symbol> => {
    if (prompts.isCancel(value)) throw new InterruptedError();
    return value as Exclude<Value, symbol>;
  };
  return {
    show: (text) => {
      process.stderr.write(text);
    },
    answer: async (question) =>
      given(
        await prompts.selectKey<Answer>({
          ...streams,
          message: question,
          options: [
            { value: "y", label: "yes" },
            { value: "n", label: "no" },
            { value: "a", label: "yes, and all that follow" },
            { value: "q", label: "no, and none that follow" },
          ],
        }),
      ),
    confirm: async (question) => given(await prompts.confirm({ ...streams, message: question })),
    choose: async <Value extends string>(question: string, options: readonly ChooseOption<Value>[]) =>
      given(
        await prompts.select<string>({
          ...streams,
          message: question,
          options: options.map(({ value, label, hint }) => ({ value, label, ...(hint !== undefined && { hint }) })),
        }),
      ) as Value,
  };
}
