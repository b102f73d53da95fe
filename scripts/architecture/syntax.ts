import { parseAst } from 'vitest/node';
import type { SourceFile } from './source-file.ts';

/** A node of the syntax tree (ESTree with TypeScript's nodes). */
export type SyntaxNode = { type: string; start: number; end: number } & Readonly<Record<string, unknown>>;

/** What `visit` gets: a node and the nodes around it, innermost last. */
export type Visit = (node: SyntaxNode, ancestors: readonly SyntaxNode[]) => void;

const trees = new WeakMap<SourceFile, SyntaxNode>();

/** A file's tree, parsed once; throws with the path when the text is not TypeScript. */
export function parseSource(file: SourceFile): SyntaxNode {
  const tree = trees.get(file) ?? parse(file);
  trees.set(file, tree);
  return tree;
}

function parse({ path, text }: SourceFile): SyntaxNode {
  const tree: unknown = parseAst(text, { lang: path.endsWith('x') ? 'tsx' : 'ts' }, path);
  if (!isNode(tree)) throw new Error(`${path} has no syntax tree`);
  return tree;
}

/** Calls `visit` for each node, parents first. */
export function walk(node: SyntaxNode, visit: Visit, ancestors: readonly SyntaxNode[] = []): void {
  visit(node, ancestors);
  const around = [...ancestors, node];
  for (const child of childrenOf(node)) walk(child, visit, around);
}

export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  return Object.values(node).flatMap((value) => (Array.isArray(value) ? value : [value]).filter(isNode));
}

export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** The text of a string literal, or of a template without holes. */
export function literalText(value: unknown): string | undefined {
  if (!isNode(value) || value.type !== 'Literal') return undefined;
  return typeof value.value === 'string' ? value.value : undefined;
}

/** The name of an identifier. */
export function identifierName(value: unknown): string | undefined {
  return isNode(value) && typeof value.name === 'string' ? value.name : undefined;
}

/** Tells the line, from 1, of an offset into `text`. */
export function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}
