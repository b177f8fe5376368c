export function runtime() {
  return "edge";
}
