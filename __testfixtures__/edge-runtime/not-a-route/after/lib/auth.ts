export const runtime = "edge";

export function auth() {
  return true;
}
