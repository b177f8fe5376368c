export const contentType = "image/png";

export default function Icon() {
  return new Response("png");
}
