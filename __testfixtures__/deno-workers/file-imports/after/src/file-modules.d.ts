// Files that are imported as text or as bytes: see `rules` in the wrangler config.

declare module "*.bin" {
  const content: ArrayBuffer;
  export default content;
}

declare module "*.md" {
  const content: string;
  export default content;
}

declare module "*.txt" {
  const content: string;
  export default content;
}
