import { ts } from "ts-morph";
import type { Analysis } from "../../../src/typescript/analysis.js";
import type { EditCollector } from "../../../src/typescript/edit-collector.js";
import { packageExport } from "./library.js";

interface OtherLibrary {
  readonly package: string;
  /** What is constructed or called. */
  readonly names: readonly string[];
  readonly label: string;
  /** Whether the construction speaks of PostgreSQL; without it every one does. */
  isPostgres?(node: ts.CallExpression | ts.NewExpression, analysis: Analysis): boolean;
}

const namesPostgres = (node: ts.CallExpression | ts.NewExpression) =>
  /["'`](?:postgres(?:ql)?|pg|pg-native|cockroachdb)(?:["'`]|:\/\/)/.test(node.getText());

const libraries: readonly OtherLibrary[] = [
  {
    package: "@prisma/client",
    names: ["PrismaClient"],
    label: "Prisma",
    isPostgres: (_node, analysis) => prismaIsPostgres(analysis),
  },
  { package: "kysely", names: ["PostgresDialect"], label: "Kysely" },
  { package: "kysely-postgres-js", names: ["PostgresJSDialect"], label: "Kysely" },
  { package: "kysely-neon", names: ["NeonDialect"], label: "Kysely" },
  { package: "typeorm", names: ["DataSource", "createConnection"], label: "TypeORM", isPostgres: namesPostgres },
  { package: "sequelize", names: ["Sequelize", "default"], label: "Sequelize", isPostgres: namesPostgres },
  { package: "knex", names: ["knex", "default"], label: "Knex", isPostgres: namesPostgres },
  { package: "@mikro-orm/postgresql", names: ["MikroORM"], label: "MikroORM" },
];

const prismaSchemas = [
  "prisma/schema.prisma",
  "schema.prisma",
  "packages/db/prisma/schema.prisma",
  "packages/database/prisma/schema.prisma",
];

/** A schema that says another provider is none of ours; without a schema in a usual place, PostgreSQL is assumed. */
function prismaIsPostgres({ tree }: Analysis): boolean {
  const schemas = prismaSchemas.flatMap((path) => tree.read(path) ?? []);
  return (
    schemas.length === 0 || schemas.some((text) => /provider\s*=\s*"(?:postgresql|postgres|cockroachdb)"/.test(text))
  );
}

/** Names the way for databases that other libraries open on PostgreSQL. */
export function findOtherLibraries(analysis: Analysis, collector: EditCollector): void {
  for (const file of analysis.sourceFiles) {
    if (!analysis.tree.isEditable(analysis.pathOf(file))) continue;
    if (!libraries.some((library) => file.text.includes(library.package))) continue;
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
        const found = packageExport(node.expression, analysis.checker);
        const library =
          found && libraries.find((other) => other.package === found.package && other.names.includes(found.name));
        if (library && (library.isPostgres?.(node, analysis) ?? true)) {
          const message = `${library.label} opens PostgreSQL here; only drizzle is converted.`;
          collector.find(node.expression, "drizzle-d1/other-library", message);
        }
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
}
