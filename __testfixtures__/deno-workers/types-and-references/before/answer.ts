// @ts-types="npm:@types/answer"
export interface Options {
  name: string;
  kv?: Deno.KvKey;
}

export function answer({ name }: Options): Deno.ServeHandler {
  const text = "// @deno-types=nothing";
  return () => new Response(name + text);
}
