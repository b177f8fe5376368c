// Files that are imported as text or as bytes: see `rules` in the wrangler config.

declare module "*.css" {
  const content: string;
  export default content;
}

declare module "*.md" {
  const content: string;
  export default content;
}

declare module "*.png" {
  const content: ArrayBuffer;
  export default content;
}
