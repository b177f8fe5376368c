export default function handler() {
  return new Response("ok");
}

export function answer(request: unknown) {
  return new Response(String(request));
}
