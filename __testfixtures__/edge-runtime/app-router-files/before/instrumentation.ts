export const runtime = "edge";

export function register() {
  console.log("started");
}
