export function cleanUp(): void {
  console.log("clean");
}
