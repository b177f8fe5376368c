/** How a file that ships with the code can be imported into a Worker. */
export type FileKind = "text" | "data" | "json";

/** What wrangler imports as text or as bytes without being told. https://developers.cloudflare.com/workers/wrangler/bundling/ */
export const builtInEndings: ReadonlySet<string> = new Set(["txt", "html", "sql", "bin"]);

const textEndings =
  "txt html htm sql md css svg csv tsv xml yaml yml toml ics log graphql gql ejs hbs mustache njk liquid eta vtt webmanifest";
const dataEndings = "bin png jpg jpeg gif webp avif ico woff woff2 ttf otf pdf mp3 mp4 webm wav ogg zip gz";

const kinds: ReadonlyMap<string, FileKind> = new Map([
  ...textEndings.split(" ").map((ending) => [ending, "text"] as const),
  ...dataEndings.split(" ").map((ending) => [ending, "data"] as const),
  ["json", "json"] as const,
]);

/** As what files of an ending can be imported: undefined for code, and for what is not known. */
export function kindOfEnding(ending: string): FileKind | undefined {
  return kinds.get(ending);
}

/** The letters behind the last dot of a path, in lower case. */
export function endingOf(path: string): string {
  return /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? "";
}

/** Types of files as Bun and browsers name them: what `Bun.file(path).type` gives in Bun 1.4. */
const contentTypes: Readonly<Record<string, string>> = {
  html: "text/html;charset=utf-8",
  htm: "text/html;charset=utf-8",
  css: "text/css;charset=utf-8",
  json: "application/json;charset=utf-8",
  txt: "text/plain;charset=utf-8",
  log: "text/plain;charset=utf-8",
  md: "text/markdown",
  csv: "text/csv",
  tsv: "text/tab-separated-values",
  xml: "application/xml",
  svg: "image/svg+xml",
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  gif: "image/gif",
  webp: "image/webp",
  ico: "image/x-icon",
  avif: "image/avif",
  woff: "font/woff",
  woff2: "font/woff2",
  ttf: "font/ttf",
  otf: "font/otf",
  pdf: "application/pdf",
  mp3: "audio/mpeg",
  mp4: "video/mp4",
  webm: "video/webm",
  webmanifest: "application/manifest+json",
  yaml: "text/yaml",
  yml: "text/yaml",
  toml: "application/toml",
  sql: "application/x-sql",
  bin: "application/octet-stream",
  zip: "application/zip",
  gz: "application/gzip",
  ics: "text/calendar",
};

export function contentTypeOf(path: string): string | undefined {
  return contentTypes[endingOf(path)];
}
