import type { LanguageModel } from "ai";

type Model = Exclude<LanguageModel, string>;

const usage = { inputTokens: undefined, outputTokens: undefined, totalTokens: undefined };

/** What the model is asked last. */
function promptOf(options: Parameters<Model["doStream"]>[0]): string {
  const content = options.prompt.at(-1)?.content ?? "";
  if (typeof content === "string") return content;
  return content.map((part) => (part.type === "text" ? part.text : "")).join("");
}

/** A model that repeats: for development without a key, and without a bill. */
export const parrot: Model = {
  specificationVersion: "v2",
  provider: "parlour",
  modelId: "parrot",
  supportedUrls: {},
  async doGenerate(options) {
    await Promise.resolve();
    const text = `About ${promptOf(options).split(" ").slice(-1).join("")}`;
    return { content: [{ type: "text", text }], finishReason: "stop", usage, warnings: [] };
  },
  async doStream(options) {
    await Promise.resolve();
    const words = promptOf(options).toUpperCase().split(" ");
    return {
      stream: new ReadableStream({
        start(controller) {
          controller.enqueue({ type: "text-start", id: "1" });
          for (const word of words) controller.enqueue({ type: "text-delta", id: "1", delta: `${word} ` });
          controller.enqueue({ type: "text-end", id: "1" });
          controller.enqueue({ type: "finish", finishReason: "stop", usage });
          controller.close();
        },
      }),
    };
  },
};
