import type { Plan } from "../../src/engine/plan.js";
import type { ProjectContext } from "../../src/engine/transform.js";
import { coneOf } from "../../src/typescript/cone.js";
import { EditCollector } from "../../src/typescript/edit-collector.js";
import { ModuleGraph } from "../../src/typescript/module-graph.js";
import { createAnalysis } from "../../src/typescript/program.js";
import { codes } from "./codes.js";
import type { DrizzleContext } from "./drizzle-context.js";
import { planDriver } from "./driver/plan-driver.js";
import { type DrizzleOptions, choicesOf } from "./options.js";
import { planQueries } from "./queries/plan-queries.js";
import { planSchema } from "./schema/plan-schema.js";

/** All edits of one run depend on each other: tables, the database over them, and its queries have one dialect. */
const group = "drizzle-d1";

export function plan({ candidates, tree, options }: ProjectContext<DrizzleOptions>): Plan {
  const cone = coneOf(candidates, ModuleGraph.of(tree));
  const analysis = createAnalysis(tree, cone);
  const collector = new EditCollector(codes, (file) => analysis.pathOf(file), group);
  const context: DrizzleContext = { analysis, collector, options, choices: choicesOf(options) };
  const schema = planSchema(context);
  const driver = planDriver(context);
  planQueries(context, schema);
  return { edits: collector.edits, findings: collector.findings, ...driver };
}
