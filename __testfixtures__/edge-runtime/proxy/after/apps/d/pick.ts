export function pick() {
  return "edge";
}
