import type { ts } from "ts-morph";
import type { EditCollector } from "../../src/typescript/edit-collector.js";
import { type DeclaredEndings, FileImports } from "../../src/typescript/file-imports/file-imports.js";
import type { ProjectAnalysis } from "../../src/typescript/program.js";
import { RuntimeContext } from "../../src/typescript/server/runtime-context.js";
import { isBun } from "./bun-names.js";
import type { BunOptions } from "./options.js";
import type { Page } from "./server/pages.js";
import type { SocketEntry } from "./server/sockets.js";
import type { codes } from "./codes.js";

export type BunCode = keyof typeof codes;

/** `bun-types/extensions.d.ts` */
const endingsOfBun = {
  txt: "text",
  html: "other",
  xml: "other",
  toml: "other",
  yaml: "other",
  yml: "other",
} as const satisfies DeclaredEndings;

/** What the conversion of a run shares. */
export class BunContext extends RuntimeContext<BunCode> {
  /** Modules that need the generated router. */
  readonly routed = new Set<ts.SourceFile>();
  /** Files that use bcryptjs, as paths. */
  readonly bcryptUsers = new Set<string>();
  /** Modules whose server of Node hands on the Worker's requests. */
  readonly nodeServers = new Set<ts.SourceFile>();
  /** Those of them whose functions let it listen. */
  readonly nodeStarts = new Set<ts.SourceFile>();
  /** Values that become functions, so that they are made in a request. */
  readonly deferred = new Set<ts.Node>();
  /** Routes whose pages become static assets. */
  readonly pages: Page[] = [];
  /** Servers with WebSockets that became Durable Objects. */
  readonly sockets: SocketEntry[] = [];
  /** Files that are imported instead of read. */
  readonly files: FileImports;

  constructor(
    analysis: ProjectAnalysis,
    collector: EditCollector,
    readonly options: BunOptions,
  ) {
    super(analysis, collector, isBun);
    this.files = new FileImports(analysis, endingsOfBun, (file, wanted) => this.import(file, wanted));
  }
}
