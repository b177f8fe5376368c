export function serve(what: string): string {
  return what;
}
