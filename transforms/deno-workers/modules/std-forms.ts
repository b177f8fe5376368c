import { ts } from "ts-morph";
import {
  fromJsr,
  fromModule,
  type LibraryForm,
  type LibraryForms,
  refusedName,
  renamed,
  written,
} from "./library-form.js";
import {
  bytesToText,
  convertDelay,
  convertLoad,
  convertStatus,
  convertTimingSafeEqual,
  convertUuid,
  textToBytes,
  toHashString,
} from "./std-uses.js";
import { convertStdHash, refuseStdCrypto } from "./std-crypto.js";

/*
 * Names of Deno's standard library by module: `async/delay` is `https://deno.land/std/async/delay.ts` and
 * `jsr:@std/async/delay`. https://jsr.io/@std. What comes from JSR has these names in https://github.com/denoland/std (2026),
 * and runs on workerd.
 */

const path: LibraryForms = {
  ...fromModule("node:path", [
    "basename",
    "delimiter",
    "dirname",
    "extname",
    "format",
    "isAbsolute",
    "join",
    "normalize",
    "parse",
    "relative",
    "resolve",
    "sep",
    "posix",
  ]),
  SEPARATOR: renamed("node:path", "sep"),
  SEP: renamed("node:path", "sep"),
  DELIMITER: renamed("node:path", "delimiter"),
  fromFileUrl: renamed("node:url", "fileURLToPath"),
  toFileUrl: renamed("node:url", "pathToFileURL"),
  ...fromJsr("path", ["common", "globToRegExp", "isGlob", "joinGlobs", "normalizeGlob", "toNamespacedPath"]),
};

const disk = refusedName("deno-workers/file", "a Worker has no disk");
const terminal = refusedName("deno-workers/process", "a Worker has no command line and no terminal");
const tests = refusedName("deno-workers/runtime", "tests belong in files of their own");
const server = refusedName("deno-workers/serve-form", "the server is not called in a form that is converted");
const assets = refusedName("deno-workers/static-files", "static assets of the Worker serve files");
const logs = refusedName("deno-workers/std-module", "`console` is what a Worker logs with");
const load = written(convertLoad);

const assert = fromJsr("assert", [
  "assert",
  "AssertionError",
  "assertAlmostEquals",
  "assertArrayIncludes",
  "assertEquals",
  "assertExists",
  "assertFalse",
  "assertInstanceOf",
  "assertIsError",
  "assertMatch",
  "assertNotEquals",
  "assertNotStrictEquals",
  "assertObjectMatch",
  "assertRejects",
  "assertStrictEquals",
  "assertStringIncludes",
  "assertThrows",
  "equal",
  "fail",
  "unimplemented",
  "unreachable",
]);

const cookies = fromJsr("http/cookie", ["deleteCookie", "getCookies", "getSetCookies", "setCookie"]);
const status: LibraryForms = {
  Status: written(convertStatus),
  ...fromJsr("http/status", [
    "STATUS_CODE",
    "STATUS_TEXT",
    "isStatus",
    "isClientErrorStatus",
    "isErrorStatus",
    "isInformationalStatus",
    "isRedirectStatus",
    "isServerErrorStatus",
    "isSuccessfulStatus",
  ]),
};

const base64: LibraryForms = {
  encodeBase64: written(bytesToText("base64")),
  decodeBase64: written(textToBytes("base64")),
};
const base64url: LibraryForms = {
  encodeBase64Url: written(bytesToText("base64url")),
  decodeBase64Url: written(textToBytes("base64url")),
};
const hex: LibraryForms = {
  encodeHex: written(bytesToText("hex")),
  decodeHex: written(textToBytes("hex")),
};

/** By package of the library, and where names mean something of their own by module. */
const forms: Readonly<Record<string, LibraryForms>> = {
  assert,
  "testing/asserts": assert,
  async: {
    delay: written(convertDelay),
    ...fromJsr("async", [
      "abortable",
      "deadline",
      "debounce",
      "MuxAsyncIterator",
      "pooledMap",
      "retry",
      "RetryError",
      "tee",
    ]),
  },
  bytes: fromJsr("bytes", [
    "concat",
    "copy",
    "endsWith",
    "equals",
    "includesNeedle",
    "indexOfNeedle",
    "lastIndexOfNeedle",
    "repeat",
    "startsWith",
  ]),
  cli: { "*": terminal },
  collections: fromJsr("collections", [
    "aggregateGroups",
    "associateBy",
    "associateWith",
    "chunk",
    "deepMerge",
    "distinct",
    "distinctBy",
    "dropLastWhile",
    "dropWhile",
    "filterEntries",
    "filterKeys",
    "filterValues",
    "findSingle",
    "firstNotNullishOf",
    "includesValue",
    "intersect",
    "joinToString",
    "mapEntries",
    "mapKeys",
    "mapNotNullish",
    "mapValues",
    "maxBy",
    "maxOf",
    "maxWith",
    "minBy",
    "minOf",
    "minWith",
    "omit",
    "partition",
    "partitionEntries",
    "permutations",
    "pick",
    "reduceGroups",
    "runningReduce",
    "sample",
    "slidingWindows",
    "sortBy",
    "sumOf",
    "takeLastWhile",
    "takeWhile",
    "union",
    "unzip",
    "withoutAll",
    "zip",
  ]),
  crypto: {
    crypto: { kind: "global", refuse: refuseStdCrypto },
    timingSafeEqual: written(convertTimingSafeEqual),
    toHashString: written(toHashString),
  },
  datetime: fromJsr("datetime", [
    "DAY",
    "HOUR",
    "MINUTE",
    "SECOND",
    "WEEK",
    "dayOfYear",
    "difference",
    "format",
    "isLeap",
    "parse",
    "weekOfYear",
  ]),
  dotenv: { load, loadSync: load, config: load, configSync: load },
  encoding: { ...base64, ...base64url, ...hex },
  "encoding/base64": {
    ...base64,
    encode: written(bytesToText("base64")),
    decode: written(textToBytes("base64")),
  },
  "encoding/base64url": {
    ...base64url,
    encode: written(bytesToText("base64url")),
    decode: written(textToBytes("base64url")),
  },
  flags: { "*": terminal },
  fs: { "*": disk },
  "fmt/colors": fromJsr("fmt/colors", [
    "blue",
    "bold",
    "cyan",
    "dim",
    "gray",
    "green",
    "italic",
    "magenta",
    "red",
    "setColorEnabled",
    "stripAnsiCode",
    "underline",
    "white",
    "yellow",
  ]),
  "fmt/bytes": fromJsr("fmt/bytes", ["format"]),
  "fmt/duration": fromJsr("fmt/duration", ["format"]),
  "fmt/printf": fromJsr("fmt/printf", ["printf", "sprintf"]),
  "encoding/yaml": fromJsr("yaml", ["parse", "parseAll", "stringify"]),
  "encoding/toml": fromJsr("toml", ["parse", "stringify"]),
  "encoding/csv": fromJsr("csv", ["parse", "stringify"]),
  "encoding/jsonc": fromJsr("jsonc", ["parse"]),
  hash: { createHash: written(convertStdHash) },
  html: fromJsr("html", ["escape", "unescape"]),
  http: { serve: server, serveTls: server, Server: server, serveDir: assets, serveFile: assets, ...cookies, ...status },
  log: { "*": logs },
  media_types: fromJsr("media-types", [
    "allExtensions",
    "contentType",
    "extension",
    "getCharset",
    "parseMediaType",
    "typeByExtension",
  ]),
  path,
  semver: fromJsr("semver", ["compare", "format", "greaterThan", "lessThan", "parse", "parseRange", "satisfies"]),
  testing: { "*": tests },
  ulid: fromJsr("ulid", ["decodeTime", "monotonicUlid", "ulid"]),
  uuid: {
    v4: written(convertUuid),
    generate: written(convertUuid),
    ...fromJsr("uuid", ["NIL_UUID", "v1", "v3", "v5", "validate", "version"]),
  },
};

/** Packages of the library that need what a Worker does not have, also where they come from JSR. */
const notForWorkers: Readonly<Record<string, LibraryForm>> = {
  cli: terminal,
  fs: disk,
  log: logs,
  testing: tests,
};

/**
 * What becomes of a name of the standard library.
 *
 * @param isUrl whether it comes from deno.land, so that its version has other names than those on JSR may have
 */
export function stdForm(module: string, name: string, isUrl: boolean): LibraryForm {
  const [packageName = ""] = module.split("/");
  const known = forms[module] ?? {};
  const general = forms[packageName] ?? forms[packageName.replaceAll("-", "_")] ?? {};
  const form = Object.hasOwn(known, name) ? known[name] : Object.hasOwn(general, name) ? general[name] : undefined;
  if (form) return form;
  const refused = notForWorkers[packageName] ?? general["*"];
  if (refused) return refused;
  if (!isUrl && packageName !== "crypto" && packageName !== "dotenv") return { kind: "jsr", module };
  return refusedName("deno-workers/std-module", "it is not known under which name a package has it");
}

/** A module that does something when it is loaded, and exports nothing that counts. */
export function isDotenvLoader(module: string): boolean {
  return module === "dotenv/load";
}

/** The namespace of a module: every member that is used has to come from one module of Node. */
export function namespaceForm(module: string, members: readonly string[], isUrl: boolean): LibraryForm {
  const found = members.map((member) => stdForm(module, member, isUrl));
  const [first] = found;
  if (
    first?.kind === "module" &&
    found.every((form, index) => form.kind === "module" && form.module === first.module && form.name === members[index])
  )
    return { kind: "module", module: first.module, name: "*" };
  const refused = found.find(({ kind }) => kind === "refused");
  if (refused) return refused;
  if (!isUrl) return { kind: "jsr", module };
  if (first?.kind === "jsr" && found.every((form) => form.kind === "jsr" && form.module === first.module)) return first;
  return refusedName("deno-workers/std-module", "it is imported as a whole");
}

/** Whether a node is the object of a member access. */
export function memberOf(use: ts.Node): string | undefined {
  const { parent } = use;
  return ts.isPropertyAccessExpression(parent) && parent.expression === use ? parent.name.text : undefined;
}
