export const runtime = "edge";
export const alt = "Post";
export const size = { width: 1200, height: 630 };

export default function Image() {
  return new Response("png");
}
