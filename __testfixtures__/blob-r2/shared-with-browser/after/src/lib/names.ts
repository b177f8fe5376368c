export function unique(name: string): string {
  return `${Date.now()}-${name}`;
}
