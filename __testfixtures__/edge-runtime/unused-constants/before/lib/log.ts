export function log(text: string) {
  console.log(text);
  return text;
}
