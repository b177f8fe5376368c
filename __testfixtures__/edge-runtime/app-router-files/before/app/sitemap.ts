export const runtime = "experimental-edge";

export default function sitemap() {
  return [];
}
