import { ts } from "ts-morph";
import type { Edit, Finding } from "../../src/engine/plan.js";
import { handlerSignature } from "./api-handler.js";
import { codes, type EdgeRuntimeEditCode, type EdgeRuntimeFindingCode } from "./codes.js";
import { edgeAssets } from "./edge-assets.js";
import type { Module } from "./module.js";
import { exportsNamed, type ModuleExport } from "./module-exports.js";
import { isWithin, References } from "./references.js";
import { RemovalPlan } from "./removal-plan.js";
import type { FileRole } from "../../src/cloudflare/next-routes.js";
import {
  exportedConfigs,
  exportedRuntimes,
  propertyName,
  runtimeProperties,
  type ExportedConfig,
  type RuntimePlace,
} from "./runtime-places.js";
import { hasNoEffect } from "./static-value.js";

export interface PlannedFile {
  readonly edits: readonly Edit[];
  readonly findings: readonly Finding[];
  readonly removedNodes: ReadonlySet<ts.Node>;
  /** Names that the module no longer exports. */
  readonly removedExports: ReadonlySet<string>;
}

/** Plans what goes from one file of a Next.js project, whoever imports it. */
export function planFile(module: Module, role: FileRole): PlannedFile {
  return new FilePlan(module, role).plan();
}

/** An export that goes, and why. */
interface DoomedExport {
  readonly export: ModuleExport;
  readonly code: EdgeRuntimeEditCode;
  readonly because: readonly string[];
}

class FilePlan {
  readonly #module: Module;
  readonly #role: FileRole;
  readonly #removal = new RemovalPlan();
  readonly #edits: Edit[] = [];
  readonly #findings: Finding[] = [];
  readonly #removedExports = new Set<string>();
  /** Binding names takes a small program, so only where something is removed. */
  #references: References | undefined;

  constructor(module: Module, role: FileRole) {
    this.#module = module;
    this.#role = role;
  }

  plan(): PlannedFile {
    const configs = exportedConfigs(this.#module);
    const places: RuntimePlace[] = [
      ...exportedRuntimes(this.#module),
      ...configs.shown.flatMap((config) => runtimeProperties(config, this.#module)),
    ];
    if (this.#role === "module") {
      for (const place of places.filter(isEdge)) {
        this.#find("edge-runtime/not-a-route", place.node, "Next.js does not read `runtime` from this file");
      }
      return this.#result();
    }
    if (this.#role !== "app") {
      for (const node of configs.hidden) {
        this.#find("edge-runtime/config-elsewhere", node, "This may set `runtime`, which the file does not show");
      }
    }
    if (this.#role === "api" && places.some(isEdge)) {
      const signature = handlerSignature(this.#module.sourceFile);
      if (signature !== "node") {
        for (const place of places.filter(isEdge)) {
          const why =
            signature === "edge"
              ? "The handler takes a Request and returns a Response, which Node.js handlers of the pages router do not"
              : "The file does not show which runtime the handler is written for";
          this.#find("edge-runtime/edge-api-handler", place.node, why);
        }
        return this.#result();
      }
    }
    this.#removeRuntimes(places, configs.shown);
    return this.#result();
  }

  #removeRuntimes(places: readonly RuntimePlace[], configs: readonly ExportedConfig[]): void {
    const doomed: RuntimePlace[] = [];
    for (const place of places) {
      const { value, expression } = place;
      const isRefusedByProxy = this.#role === "proxy" && (value.known || (expression && hasNoEffect(expression)));
      if (isEdge(place) || isRefusedByProxy) doomed.push(place);
      else if (!value.known) this.#find("edge-runtime/dynamic-value", place.node, `\`runtime\` ${value.reason}`);
    }
    const exports: DoomedExport[] = doomed
      .filter((place) => place.kind === "export")
      .map(({ export: found, value }) => ({
        export: found,
        code: this.#role === "proxy" ? "edge-runtime/proxy-runtime" : "edge-runtime/runtime-export",
        because: value.known ? value.because : [],
      }));
    for (const config of configs) {
      const properties = doomed.flatMap((place) =>
        place.kind === "config" && place.config === config ? [place.property] : [],
      );
      const whole = properties.length > 0 ? this.#removeProperties(config, properties) : undefined;
      if (whole) exports.push(whole);
    }
    exports.push(...this.#regions(doomed.some(isEdge)));
    this.#removeExports(exports);
    // Middleware stays on the edge runtime.
    if (this.#role !== "middleware" && doomed.some(isEdge)) {
      for (const asset of edgeAssets(this.#module.sourceFile)) {
        this.#find("edge-runtime/edge-asset", asset, "Only the edge runtime can fetch this URL");
      }
    }
    if (this.#removal.nodes.size > 0) this.#removal.removeUnused(this.#referencesOfFile());
  }

  #regions(besideEdge: boolean): DoomedExport[] {
    const code = besideEdge ? "edge-runtime/preferred-region" : "edge-runtime/preferred-region-alone";
    return exportsNamed(this.#module.sourceFile, "preferredRegion").flatMap((found) => {
      const initializer = found.kind === "declaration" ? found.node.initializer : undefined;
      if (found.kind !== "pattern" && (!initializer || hasNoEffect(initializer))) {
        return [{ export: found, code, because: [] }];
      }
      const message = "`preferredRegion` is computed, so that it cannot simply be left out";
      this.#find("edge-runtime/dynamic-value", initializer ?? found.node, message);
      return [];
    });
  }

  /** Removes properties of a config; gives back the export where nothing of the config remains. */
  #removeProperties(
    config: ExportedConfig,
    runtimes: readonly ts.ObjectLiteralElementLike[],
  ): DoomedExport | undefined {
    const code = this.#role === "proxy" ? "edge-runtime/proxy-runtime" : "edge-runtime/config-runtime";
    const onlyForEdge = config.literal.properties.filter((property) =>
      ["regions", "preferredRegion"].includes(propertyName(property) ?? ""),
    );
    const properties = [...runtimes, ...onlyForEdge];
    const remains = properties.length < config.literal.properties.length;
    const removedNames = new Set(properties.map(propertyName));
    const isExport = (identifier: ts.Identifier) => identifier.parent === config.export.node;
    const isInTheWay = ({ parent }: ts.Identifier) =>
      !remains || !ts.isPropertyAccessExpression(parent) || removedNames.has(parent.name.text);
    const uses = this.#referencesOfFile()
      .to(config.variable)
      .filter((identifier) => !isExport(identifier) && isInTheWay(identifier));
    const [firstUse] = uses;
    if (firstUse) {
      const line = this.#lineOf(firstUse);
      for (const property of runtimes) {
        this.#find("edge-runtime/used-in-file", property, `Line ${line} uses \`${config.variable.name.getText()}\``);
      }
      return undefined;
    }
    if (!remains) return { export: config.export, code, because: [] };
    for (const property of properties) this.#removal.remove(property, code);
    return undefined;
  }

  #removeExports(exports: readonly DoomedExport[]): void {
    const doomed = new Set<ts.Node>(exports.map((doomedExport) => doomedExport.export.node));
    for (const { export: found, code, because } of exports) {
      if (found.kind === "pattern") continue;
      if (found.kind === "specifier") {
        this.#removal.remove(found.node, code, because);
        this.#removedExports.add(found.node.name.text);
        continue;
      }
      const { text: name } = found.node.name;
      const [use] = this.#referencesOfFile()
        .to(found.node)
        .filter((identifier) => !isWithin(identifier, doomed));
      if (use && !isOnlyDeclaration(found.node)) {
        this.#find("edge-runtime/used-in-file", found.node, `Line ${this.#lineOf(use)} uses \`${name}\``);
        continue;
      }
      if (use) this.#dropExportKeyword(found.exportKeyword);
      else this.#removal.remove(found.node, code, because);
      this.#removedExports.add(name);
    }
  }

  #dropExportKeyword(keyword: ts.Node): void {
    const { text } = this.#module.sourceFile;
    const space = /^[ \t]*/.exec(text.slice(keyword.end))?.[0].length ?? 0;
    const code = "edge-runtime/export-keyword";
    this.#edits.push({
      kind: "replace",
      path: this.#module.path,
      start: keyword.getStart(this.#module.sourceFile),
      end: keyword.end + space,
      text: "",
      code,
      confidence: codes[code].level,
      because: [],
    });
  }

  #referencesOfFile(): References {
    this.#references ??= new References(this.#module.sourceFile);
    return this.#references;
  }

  #find(code: EdgeRuntimeFindingCode, node: ts.Node, message: string): void {
    const { path, sourceFile } = this.#module;
    this.#findings.push({ code, path, start: node.getStart(sourceFile), end: node.end, message });
  }

  #lineOf(node: ts.Node): number {
    const { sourceFile } = this.#module;
    return sourceFile.getLineAndCharacterOfPosition(node.getStart(sourceFile)).line + 1;
  }

  #result(): PlannedFile {
    const { path, sourceFile } = this.#module;
    return {
      edits: [...this.#edits, ...this.#removal.edits(path, sourceFile)],
      findings: this.#findings,
      removedNodes: this.#removal.nodes,
      removedExports: this.#removedExports,
    };
  }
}

/** Whether Next.js would take the edge runtime. */
function isEdge({ value }: RuntimePlace): boolean {
  return value.known && (value.text === "edge" || value.text === "experimental-edge");
}

function isOnlyDeclaration({ parent }: ts.VariableDeclaration): boolean {
  return ts.isVariableDeclarationList(parent) && parent.declarations.length === 1;
}
