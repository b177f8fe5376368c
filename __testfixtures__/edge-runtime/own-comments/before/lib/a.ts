export function a() {
  return new Response("ok");
}
