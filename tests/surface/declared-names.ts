import { ts } from "ts-morph";

/** What declaration files declare: exports by name, and the public members of every class and interface. */
export interface DeclaredNames {
  readonly exports: ReadonlySet<string>;
  readonly members: ReadonlyMap<string, ReadonlySet<string>>;
  /** Those exports that are classes. */
  readonly classes: ReadonlySet<string>;
}

/** Reads the names out of declaration texts, also inside of `declare module` and namespaces (which qualify them). */
export function declaredNames(texts: readonly string[]): DeclaredNames {
  const exports = new Set<string>();
  const members = new Map<string, Set<string>>();
  const classes = new Set<string>();
  const addMember = (owner: string, name: string) => {
    const known = members.get(owner) ?? new Set();
    members.set(owner, known.add(name));
  };

  const visit = (node: ts.Statement, prefix: string): void => {
    if (ts.isModuleDeclaration(node)) {
      const isModule = ts.isStringLiteral(node.name);
      if (!isModule && node.name.text === "constants") exports.add(`${prefix}constants`);
      else if (node.body && ts.isModuleBlock(node.body)) {
        for (const statement of node.body.statements)
          visit(statement, isModule ? prefix : `${prefix}${node.name.text}.`);
      }
    } else if ((ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node)) && node.name) {
      const owner = prefix + node.name.text;
      exports.add(owner);
      if (ts.isClassDeclaration(node)) classes.add(owner);
      for (const member of node.members) {
        const name = memberName(member);
        if (name !== undefined) addMember(owner, name);
        const type = ts.isMethodDeclaration(member) || ts.isMethodSignature(member) ? member.type : undefined;
        if (name === "transaction" && type && ts.isTypeLiteralNode(type)) {
          for (const returned of type.members) addMember(`${owner}.transaction()`, memberName(returned) ?? "");
        }
      }
    } else if (ts.isTypeAliasDeclaration(node) || ts.isFunctionDeclaration(node)) {
      if (node.name) exports.add(prefix + node.name.text);
    } else if (ts.isVariableStatement(node)) {
      for (const { name } of node.declarationList.declarations) exports.add(prefix + name.getText());
    }
  };

  for (const text of texts) {
    const file = ts.createSourceFile("library.d.ts", text, ts.ScriptTarget.Latest, true);
    for (const statement of file.statements) visit(statement, "");
  }
  return { exports, members, classes };
}

/** `undefined` for what is private, and for drizzle's brands. */
function memberName(member: ts.ClassElement | ts.TypeElement): string | undefined {
  const flags = ts.getCombinedModifierFlags(member);
  if (ts.isConstructorDeclaration(member)) return "new";
  if (flags & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)) return undefined;
  if (ts.isCallSignatureDeclaration(member)) return "()";
  if (ts.isConstructSignatureDeclaration(member)) return "new()";
  const name = member.name?.getText();
  if (name === undefined || name === "[entityKind]") return undefined;
  return flags & ts.ModifierFlags.Static ? `static ${name}` : name;
}
