export const runtime = process.env.RUNTIME;

export function proxy() {
  return new Response("no");
}
