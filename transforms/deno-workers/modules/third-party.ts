import {
  fromModule,
  type LibraryForm,
  type LibraryForms,
  refusedName,
  renamed,
  type UseConversion,
  written,
} from "./library-form.js";
import type { Target } from "./target.js";
import { joseRange, convertTokenCreation, convertNumericDate, convertTokenVerification } from "./djwt.js";
import { callOf, convertLoad } from "./std-uses.js";

/** A package of npm that stands for a module of deno.land/x. */
interface ThirdParty {
  /** Its `mod.ts` exports what this package exports. */
  readonly package?: {
    readonly name: string;
    readonly range: string;
    readonly sameVersions?: true;
    readonly message?: string;
  };
  readonly forms: LibraryForms;
}

/** `bcrypt.hash(text)` takes its cost from `genSalt()`, 10, where it is not told; that of npm has to be told. */
const convertHash: UseConversion = (use, context) => {
  const call = callOf(use) ?? callOf(use.parent);
  const [text, salt] = call?.arguments ?? [];
  if (!call || !text) return "it is not called here";
  if (!salt) context.collector.insert(use.getSourceFile(), text.end, ", 10", "deno-workers/library");
  return undefined;
};

/** The modules of deno.land/x that servers import most, by name. */
const modules: Readonly<Record<string, ThirdParty>> = {
  // https://github.com/JamesBroadberry/deno-bcrypt/blob/master/src/main.ts, https://github.com/dcodeIO/bcrypt.js
  bcrypt: {
    package: { name: "bcryptjs", range: "^3.0.2" },
    forms: {
      ...fromModule("bcryptjs", ["compare", "compareSync", "genSalt", "genSaltSync"]),
      hash: renamed("bcryptjs", "hash"),
      hashSync: renamed("bcryptjs", "hashSync"),
    },
  },
  // https://github.com/Zaubrik/djwt/blob/master/mod.ts, https://github.com/panva/jose
  djwt: {
    forms: {
      create: written(convertTokenCreation),
      verify: written(convertTokenVerification),
      getNumericDate: written(convertNumericDate),
      Payload: renamed("jose", "JWTPayload"),
      Header: renamed("jose", "JWTHeaderParameters"),
      decode: refusedName("deno-workers/call-form", "`decodeJwt` and `decodeProtectedHeader` of `jose` read a token"),
    },
  },
  // https://deno.land/x/zod: the same source, up to 3.23.8
  zod: { package: { name: "zod", range: "^3.23.8", sameVersions: true }, forms: {} },
  // https://deno.land/x/nanoid@v3.0.0/mod.ts: `nanoid`, `customAlphabet` and `customRandom`, as https://github.com/ai/nanoid has them
  nanoid: { package: { name: "nanoid", range: "^5.0.0" }, forms: {} },
  // https://deno.land/x/superstruct: published from https://github.com/ianstormtaylor/superstruct
  superstruct: { package: { name: "superstruct", range: "^2.0.0" }, forms: {} },
  // https://hono.dev: the same code is published on npm.
  hono: {
    package: { name: "hono", range: "^4.0.0", sameVersions: true },
    forms: {
      cors: renamed("hono/cors", "cors"),
      logger: renamed("hono/logger", "logger"),
      jwt: renamed("hono/jwt", "jwt"),
      basicAuth: renamed("hono/basic-auth", "basicAuth"),
      bearerAuth: renamed("hono/bearer-auth", "bearerAuth"),
      etag: renamed("hono/etag", "etag"),
      prettyJSON: renamed("hono/pretty-json", "prettyJSON"),
      compress: renamed("hono/compress", "compress"),
      secureHeaders: renamed("hono/secure-headers", "secureHeaders"),
      poweredBy: renamed("hono/powered-by", "poweredBy"),
      timing: renamed("hono/timing", "timing"),
      serveStatic: refusedName("deno-workers/static-files", "static assets of the Worker serve files"),
      validator: renamed("hono/validator", "validator"),
      getCookie: renamed("hono/cookie", "getCookie"),
      setCookie: renamed("hono/cookie", "setCookie"),
      deleteCookie: renamed("hono/cookie", "deleteCookie"),
    },
  },
  // https://deno.land/x/postgresjs: the folder `deno/` of https://github.com/porsager/postgres
  postgresjs: {
    package: {
      name: "postgres",
      range: "^3.4.7",
      sameVersions: true,
      message: "`postgres` of npm connects to the database, through Hyperdrive, in each request anew.",
    },
    forms: {},
  },
  // https://deno.land/x/postgres, which connects with Deno's sockets
  postgres: { forms: { "*": refusedName("deno-workers/postgres", "`pg` of npm is the client for a Worker") } },
  // https://deno.land/x/dotenv, now that of std: https://github.com/pietvanzoen/deno-dotenv/blob/v3.2.1/README.md
  dotenv: { forms: { load: written(convertLoad), config: written(convertLoad), configSync: written(convertLoad) } },
  // https://deno.land/x/oak: https://github.com/oakserver/oak names `jsr:@oak/oak`.
  oak: { forms: { "*": refusedName("deno-workers/listen", "oak is `@oak/oak` on JSR") } },
  // https://deno.land/x/fresh
  fresh: { forms: { "*": refusedName("deno-workers/listen", "Fresh serves by itself") } },
};

/** Names that bcrypt's conversion has to look at besides importing them. */
const usesToo: Readonly<Record<string, UseConversion>> = {
  "bcryptjs:hash": convertHash,
  "bcryptjs:hashSync": convertHash,
};

/** The package of npm that a module of deno.land/x is, as a whole. */
export function packageOf(name: string): ThirdParty["package"] {
  return Object.hasOwn(modules, name) ? modules[name]?.package : undefined;
}

/** The range of a package that stands for a module of deno.land: of the version there, where it is published in both places. */
export function rangeOf(name: string, target: Target): string {
  const found = Object.values(modules).find((each) => each.package?.name === name)?.package;
  if (found?.sameVersions && target.kind === "x" && target.version !== undefined) return `^${target.version}`;
  return found?.range ?? (name === "jose" ? joseRange : "latest");
}

/** What becomes of a name of a module of deno.land/x; `undefined` where the module is not known. */
export function thirdPartyForm(name: string, exported: string): LibraryForm | undefined {
  const module = Object.hasOwn(modules, name) ? modules[name] : undefined;
  if (!module) return undefined;
  const form = Object.hasOwn(module.forms, exported) ? module.forms[exported] : module.forms["*"];
  if (form) return form;
  if (module.package) return renamed(module.package.name, exported);
  return refusedName("deno-workers/url-import", "it is not known under which name a package has it");
}

/** What a use of a name needs besides its import. */
export function furtherConversion(module: string, name: string): UseConversion | undefined {
  const key = `${module}:${name}`;
  return Object.hasOwn(usesToo, key) ? usesToo[key] : undefined;
}

/** Packages that are on JSR and on npm alike, each by what its authors say: a jsr.json beside the package.json, or a page. */
const twins: Readonly<Record<string, string>> = {
  // https://deno.com/blog/hono-on-jsr
  "@hono/hono": "hono",
  // https://github.com/colinhacks/zod/blob/main/packages/zod/jsr.json
  "@zod/zod": "zod",
  // https://github.com/panva/jose/blob/v6.0.12/jsr.json
  "@panva/jose": "jose",
  // https://valibot.dev/guides/installation/
  "@valibot/valibot": "valibot",
  // https://github.com/openai/openai-node/blob/master/jsr.json
  "@openai/openai": "openai",
  // https://github.com/supabase/supabase-js/blob/master/jsr.json
  "@supabase/supabase-js": "@supabase/supabase-js",
};

/** The package of npm that is the same as one of JSR, of which the authors say so. */
export function npmTwin(name: string): string | undefined {
  return Object.hasOwn(twins, name) ? twins[name] : undefined;
}
