export function openai() {
  return new Response('ok');
}
