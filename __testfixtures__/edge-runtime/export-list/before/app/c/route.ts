const r = "edge";
export { r as runtime };

export function GET() {
  return new Response(`on ${r}`);
}
