import { ts } from "ts-morph";
import { describe, expect, it } from "vitest";
import { createAnalysis } from "../../src/typescript/program.js";
import { memoryTree } from "../cascade/project.js";

describe("npm: specifiers", () => {
  it("have the types of the module that they name, in every version", () => {
    const tree = memoryTree({
      "src/db.ts": `
        import postgres from "npm:postgres@^3.4.0";
        import pg, { Pool } from 'npm:pg';
        import { drizzle } from "npm:drizzle-orm@0.33.0/postgres-js";
        import { pgTable, serial } from "npm:drizzle-orm/pg-core";
        export const users = pgTable("users", { id: serial("id") });
        export const pool = new Pool();
        export const other = new pg.Pool();
        export const db = drizzle(postgres("postgres://a"), { schema: { users } });
      `,
    });
    const { checker, sourceFiles } = createAnalysis(tree, ["src/db.ts"]);
    const types = new Map<string, string>();
    sourceFiles[0]?.forEachChild((statement) => {
      if (!ts.isVariableStatement(statement)) return;
      const [declaration] = statement.declarationList.declarations;
      if (declaration)
        types.set(
          declaration.name.getText(),
          checker.getTypeAtLocation(declaration).getSymbol()?.name ??
            checker.typeToString(checker.getTypeAtLocation(declaration)),
        );
    });
    expect(types.get("pool")).toBe("Pool");
    expect(types.get("other")).toBe("Pool");
    expect(types.get("users")).toMatch(/^PgTableWithColumns</);
    expect(types.get("db")).toMatch(/^PostgresJsDatabase</);
  });
});
