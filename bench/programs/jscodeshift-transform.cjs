/**
 * The smallest useful jscodeshift transform, and about what `edge-runtime` does: removes `export const runtime = …`.
 * With `--bail=true` it returns before parsing where the word does not occur.
 * @type {import("jscodeshift").Transform}
 */
module.exports = (file, { jscodeshift: j }, options) => {
  if (options.bail && !file.source.includes("runtime")) return undefined;
  const root = j(file.source);
  root
    .find(j.ExportNamedDeclaration)
    .filter(({ node: { declaration } }) => declaration?.type === "VariableDeclaration" && declaresRuntime(declaration))
    .remove();
  return root.toSource();
};

/** @param {import("jscodeshift").VariableDeclaration} declaration */
function declaresRuntime({ declarations }) {
  return declarations.some(
    (declarator) =>
      declarator.type === "VariableDeclarator" &&
      declarator.id.type === "Identifier" &&
      declarator.id.name === "runtime",
  );
}
