/** What a module specifier of a Deno program stands for, once import maps are followed. */
export type Target =
  | { readonly kind: "npm"; readonly name: string; readonly range?: string; readonly subpath: string }
  | { readonly kind: "jsr"; readonly name: string; readonly range?: string; readonly subpath: string }
  /** A module of the standard library, e.g. `async/delay`, on JSR or on deno.land. */
  | { readonly kind: "std"; readonly module: string; readonly range?: string; readonly isUrl: boolean }
  /** A module of deno.land/x. */
  | { readonly kind: "x"; readonly name: string; readonly version?: string; readonly path: string }
  | { readonly kind: "url"; readonly url: string }
  /** Node's modules, paths and packages of package.json. */
  | { readonly kind: "other" };

/** `@scope/name@1.2/sub` or `name@^1/sub`, with a slash before it in `npm:/name@1/`. */
const packagePattern = /^\/?((?:@[\w.-]+\/)?[\w.-]+)(?:@([^/]+))?((?:\/.*)?)$/;

/** Ways of esm.sh and its like to say for which runtime they build. */
const buildSegments = /^\/(?:v\d+\/|stable\/|pin\/)?\*?/;

/** @param specifier as it is written, or what an import map puts in its place */
export function targetOf(specifier: string): Target {
  if (specifier.startsWith("npm:")) return packageTarget("npm", specifier.slice(4));
  if (specifier.startsWith("jsr:")) return jsrTarget(specifier.slice(4));
  if (!/^https?:\/\//.test(specifier)) return { kind: "other" };
  const { host, pathname } = new URL(specifier);
  if (host === "deno.land" || host === "www.deno.land") return denoLandTarget(pathname, specifier);
  if (host === "jsr.io") return jsrTarget(pathname.slice(1));
  if (host === "esm.sh" || host === "cdn.esm.sh") {
    const path = pathname.replace(buildSegments, "");
    if (path.startsWith("jsr/")) return jsrTarget(path.slice(4));
    if (path.startsWith("gh/")) return { kind: "url", url: specifier };
    return packageTarget("npm", path.replace(/^npm\//, ""));
  }
  if (host === "cdn.skypack.dev") return packageTarget("npm", pathname.slice(1));
  if (host === "unpkg.com") return packageTarget("npm", pathname.slice(1));
  const jsdelivr = host === "cdn.jsdelivr.net" ? /^\/npm\/(.+?)(?:\/\+esm)?$/.exec(pathname) : null;
  if (jsdelivr) return packageTarget("npm", jsdelivr[1] ?? "");
  if (host === "esm.run") return packageTarget("npm", pathname.slice(1));
  return { kind: "url", url: specifier };
}

function packageTarget(kind: "npm" | "jsr", text: string): Target {
  const [, name, range, subpath = ""] = packagePattern.exec(text) ?? [];
  if (name === undefined) return { kind: "url", url: `${kind}:${text}` };
  return {
    kind,
    name,
    ...(range !== undefined && { range: decodeURIComponent(range) }),
    subpath: subpath.replace(/\/$/, ""),
  };
}

function jsrTarget(text: string): Target {
  const target = packageTarget("jsr", text);
  if (target.kind !== "jsr" || !target.name.startsWith("@std/")) return target;
  const { name, subpath, range } = target;
  return { kind: "std", module: name.slice(5) + subpath, ...(range !== undefined && { range }), isUrl: false };
}

/** `/std@0.224.0/async/delay.ts`, `/x/bcrypt@v0.4.1/mod.ts` */
function denoLandTarget(pathname: string, url: string): Target {
  const std = /^\/std(?:@[^/]+)?\/(.+)$/.exec(pathname);
  if (std) return { kind: "std", module: withoutFile(std[1] ?? "").replace(/\/?\bmod$/, ""), isUrl: true };
  const third = /^\/x\/([^/@]+)(?:@([^/]+))?\/(.*)$/.exec(pathname);
  if (third) {
    const [, name = "", tag, path = ""] = third;
    const version = /\d+\.\d+\.\d+/.exec(tag ?? "")?.[0];
    return { kind: "x", name, path, ...(version !== undefined && { version }) };
  }
  return { kind: "url", url };
}

/** `async/delay.ts` → `async/delay` */
function withoutFile(path: string): string {
  return path.replace(/\.(?:m?[jt]sx?|d\.ts)$/, "");
}
