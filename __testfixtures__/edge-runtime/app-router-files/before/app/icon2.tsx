export const contentType = "image/png";

export const runtime = "edge";

export default function Icon() {
  return new Response("png");
}
