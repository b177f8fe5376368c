/** What is left of the generated module. */
export function publicUrl(key: string): string {
  return `https://files.example.com/${key}`;
}
