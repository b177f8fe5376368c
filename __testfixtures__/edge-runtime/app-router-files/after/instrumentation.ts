export function register() {
  console.log("started");
}
