import type { SurveyVisitor } from "./session.js";
import { triggerSearch } from "./trigger-scan.js";
import type { Workspace } from "./workspace.js";

/**
 * Reads every source and SQL file once, for all that is to be known of each: the triggers, which later plans find without
 * reading again, and whatever the visitor looks for.
 *
 * @param words what the visitor wants to have been looked for in the same go
 */
export function surveyFiles(
  workspace: Workspace,
  triggers: { readonly source: readonly string[]; readonly sql: readonly string[] },
  words: readonly string[],
  visit: SurveyVisitor,
): void {
  const parts = [
    { files: workspace.sourceFiles, search: triggerSearch([...triggers.source, ...words]) },
    { files: workspace.sqlFiles, search: triggerSearch([...triggers.sql, ...words]) },
  ];
  for (const { files, search } of parts) {
    for (const path of files) {
      const text = workspace.readBytes(path);
      if (text === undefined) continue;
      visit(path, text, search.look(path, text));
    }
    search.remember(files);
  }
}
