import type { SourceFile } from './source-file.ts';
import { identifierName, isNode, lineOf, literalText, parseSource, type SyntaxNode, walk } from './syntax.ts';

/** One mention of another module. `isType` is true where nothing is left of it at run time. */
export type Import = { specifier: string; line: number; isType: boolean };

const declarations = new Set(['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration']);

const read = new WeakMap<SourceFile, readonly Import[]>();

/** All imports of a file: static, dynamic, of types, re-exports, `import('…')` types and `require`. */
export function readImports(file: SourceFile): readonly Import[] {
  const known = read.get(file);
  if (known) return known;
  const found: Import[] = [];
  read.set(file, found);
  walk(parseSource(file), (node) => {
    const specifier = specifierOf(node);
    if (specifier === undefined) return;
    found.push({ specifier, line: lineOf(file.text, node.start), isType: isTypeOnly(node) });
  });
  return found;
}

function specifierOf(node: SyntaxNode): string | undefined {
  if (declarations.has(node.type) || node.type === 'ImportExpression') return literalText(node.source);
  if (node.type === 'TSImportType') return literalText(node.source) ?? literalText(node.argument);
  if (node.type !== 'CallExpression' || identifierName(node.callee) !== 'require') return undefined;
  return Array.isArray(node.arguments) ? literalText(node.arguments[0]) : undefined;
}

/** `import { type A }` is not: Node, which strips types, still loads the module. */
function isTypeOnly(node: SyntaxNode): boolean {
  return node.importKind === 'type' || node.exportKind === 'type' || node.type === 'TSImportType';
}

/** Whether a door holds what a door may hold: named re-exports and nothing else. */
export function isOnlyReExports(tree: SyntaxNode): boolean {
  const body = Array.isArray(tree.body) ? tree.body.filter(isNode) : [];
  return body.every(
    (node) => node.type === 'ExportNamedDeclaration' && literalText(node.source) !== undefined,
  );
}
