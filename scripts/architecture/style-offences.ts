import type { SourceFile } from './source-file.ts';
import { identifierName, isNode, lineOf, parseSource, type SyntaxNode, walk } from './syntax.ts';

/** Where a cast is the only way: the number of casts in the file and the reason. Nothing else may cast. */
export type CastAllowance = { path: string; casts: number; reason: string };

/** `any`, `!`, casts outside parsers and ids, swallowed errors and mocked modules. */
export function styleOffences(files: readonly SourceFile[], allowances: readonly CastAllowance[]): string[] {
  return files.flatMap((file) => {
    const found: string[] = [];
    let castsLeft = allowances.find(({ path }) => path === file.path)?.casts ?? 0;
    walk(parseSource(file), (node, ancestors) => {
      const problem = problemOf(node, ancestors);
      if (problem === undefined) return;
      if (problem === cast && castsLeft > 0) castsLeft -= 1;
      else found.push(`${file.path}:${lineOf(file.text, node.start)} ${problem}`);
    });
    if (castsLeft > 0) found.push(`${file.path} is allowed ${castsLeft} more casts than it has`);
    return found;
  });
}

const cast = 'casts with `as`: parse instead';

function problemOf(node: SyntaxNode, ancestors: readonly SyntaxNode[]): string | undefined {
  switch (node.type) {
    case 'TSAnyKeyword':
      return 'says `any`';
    case 'TSNonNullExpression':
      return 'says `!`: narrow it instead';
    case 'TSAsExpression':
    case 'TSTypeAssertion':
      return isConst(node) || isInParser(ancestors) ? undefined : cast;
    case 'CatchClause':
      return isEmptyBlock(node.body) ? 'catches and does nothing' : undefined;
    case 'CallExpression':
      return callProblem(node);
    default:
      return undefined;
  }
}

function isConst(node: SyntaxNode): boolean {
  return isNode(node.typeAnnotation) && identifierName(node.typeAnnotation.typeName) === 'const';
}

/** A parser is a function named `parse…` or `decode…`: it has just checked what it casts. */
function isInParser(ancestors: readonly SyntaxNode[]): boolean {
  return ancestors.some((node, index) => {
    const name = identifierName(node.id) ?? identifierName(ancestors[index - 1]?.key) ?? '';
    return /^(parse|decode)/.test(name);
  });
}

function callProblem(node: SyntaxNode): string | undefined {
  if (!isNode(node.callee) || node.callee.type !== 'MemberExpression') return undefined;
  const method = identifierName(node.callee.property);
  if (method === 'mock' && identifierName(node.callee.object) === 'vi') return 'mocks a module';
  const [handler] = Array.isArray(node.arguments) ? node.arguments : [];
  const swallows = method === 'catch' && isNode(handler) && isEmptyBlock(handler.body);
  return swallows ? 'catches and does nothing' : undefined;
}

function isEmptyBlock(value: unknown): boolean {
  return (
    isNode(value) && value.type === 'BlockStatement' && Array.isArray(value.body) && value.body.length === 0
  );
}
