import { ts } from "ts-morph";
import type { Analysis } from "../../src/typescript/analysis.js";
import type { ReferenceIndex } from "../../src/typescript/cascade/references.js";
import { givenValues } from "../../src/typescript/given-values.js";
import { type DatabasePath, pathArgumentOf, pathOf } from "./database-path.js";
import { isTestFile } from "./test-files.js";
import type { Construction, FileUses } from "./uses.js";

/** A place that opens a database: `new Database("app.db")`, or `new Store("app.db")` of a class that does it inside. */
export interface Opening {
  readonly construction: Construction;
  readonly at: ts.Node;
  readonly path: DatabasePath;
  readonly inTest: boolean;
}

/** Where the databases of the program are opened, through wrappers whose callers name the path. */
export class Openings {
  readonly #byConstruction: ReadonlyMap<ts.Node, readonly Opening[]>;

  constructor(files: readonly FileUses[], analysis: Analysis, references: ReferenceIndex) {
    const { checker } = analysis;
    const inTest = (at: ts.Node) => isTestFile(analysis.pathOf(at.getSourceFile()));
    this.#byConstruction = new Map(
      files.flatMap(({ constructions }) =>
        constructions.map((construction) => {
          const { node } = construction;
          const argument = pathArgumentOf(construction);
          if (!argument)
            return [node, [{ construction, at: node, path: pathOf(undefined, checker), inTest: inTest(node) }]];
          const openings = givenValues(argument, checker, references).map(({ value, at }): Opening => {
            const place = at === value ? node : at;
            return { construction, at: place, path: pathOf(value, checker), inTest: inTest(place) };
          });
          return [node, openings.sort(byPlace)] as const;
        }),
      ),
    );
  }

  /** All of them, of tests too. */
  get all(): readonly Opening[] {
    return [...this.#byConstruction.values()].flat();
  }

  /** The openings that count for a binding: those of the program, of tests only where there are no others. */
  of({ node }: Construction): readonly Opening[] {
    const openings = this.#byConstruction.get(node) ?? [];
    const inProgram = openings.filter(({ inTest }) => !inTest);
    return inProgram.length > 0 ? inProgram : openings;
  }
}

function byPlace({ at: one }: Opening, { at: other }: Opening): number {
  const [file, otherFile] = [one.getSourceFile().fileName, other.getSourceFile().fileName];
  return file === otherFile ? one.pos - other.pos : file < otherFile ? -1 : 1;
}
