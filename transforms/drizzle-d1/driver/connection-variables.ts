import { ts } from "ts-morph";
import type { Analysis } from "../../../src/typescript/analysis.js";
import type { EditCollector } from "../../../src/typescript/edit-collector.js";
import { type ConnectionSetup, environmentName } from "./connection-setup.js";
import { isReplaced } from "./removal-set.js";

/** Names that are of PostgreSQL wherever they stand. */
const wellKnown =
  /^(?:DATABASE_URL(?:_\w+)?|POSTGRES(?:QL)?_(?:PRISMA_)?URL\w*|PG(?:HOST|USER|PASSWORD|DATABASE|PORT))$/;

/**
 * Where a connection string that the database no longer needs is still read: once a name in each file.
 *
 * @param untouched files that another finding speaks of as a whole
 */
export function findConnectionVariables(
  analysis: Analysis,
  setups: ReadonlyMap<ts.SourceFile, ConnectionSetup>,
  untouched: ReadonlySet<ts.SourceFile>,
  collector: EditCollector,
): void {
  const names = new Set(
    [...setups.values()].flatMap(({ environment }) => [...environment]).filter((name) => wellKnown.test(name)),
  );
  if (names.size === 0) return;
  const edits = collector.edits;
  for (const file of analysis.sourceFiles) {
    if (untouched.has(file) || !analysis.tree.isEditable(analysis.pathOf(file))) continue;
    if (![...names].some((name) => file.text.includes(name))) continue;
    const seen = new Set<string>();
    const visit = (node: ts.Node): void => {
      const name = environmentName(node) ?? keyOf(node);
      if (name !== undefined && names.has(name) && !seen.has(name) && !isReplaced(node, edits, collector)) {
        seen.add(name);
        collector.find(
          node,
          "drizzle-d1/connection-variable",
          `\`${name}\` is still read here; D1 needs no connection string.`,
        );
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
}

/** `DATABASE_URL: z.string()`: a check of the environment. */
function keyOf(node: ts.Node): string | undefined {
  return ts.isPropertyAssignment(node) || ts.isPropertySignature(node)
    ? node.name.getText().replace(/^["']|["']$/g, "")
    : undefined;
}
