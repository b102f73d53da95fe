import { isTest } from './place-of.ts';
import type { SourceFile } from './source-file.ts';
import { identifierName, isNode, lineOf, parseSource, type SyntaxNode, walk } from './syntax.ts';

const fileLines = 300;
const functionLines = 60;
const componentLines = 120;
const parameterCount = 3;
const functionTypes = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

/** Files and functions above the caps, and functions of more than three parameters. */
export function sizeOffences(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => [...fileOffences(file), ...functionOffences(file)]);
}

function fileOffences({ path, text }: SourceFile): string[] {
  const lines = lineOf(text, text.trimEnd().length);
  return lines > fileLines ? [`${path} has ${lines} lines, the cap is ${fileLines}`] : [];
}

function functionOffences(file: SourceFile): string[] {
  const found: string[] = [];
  walk(parseSource(file), (node, ancestors) => {
    if (!functionTypes.has(node.type) || isTestGroup({ file, node, ancestors })) return;
    const line = lineOf(file.text, node.start);
    const name = functionName(node, ancestors);
    const lines = lineOf(file.text, node.end) - line + 1;
    const cap = file.path.endsWith('x') && /^[A-Z]/.test(name) ? componentLines : functionLines;
    if (lines > cap) found.push(`${file.path}:${line} ${name} has ${lines} lines, the cap is ${cap}`);
    const parameters = Array.isArray(node.params) ? node.params.length : 0;
    if (parameters > parameterCount && !isArgument(node, ancestors.at(-1))) {
      found.push(`${file.path}:${line} ${name} has ${parameters} parameters, the cap is ${parameterCount}`);
    }
  });
  return found;
}

/** Who is called with the function decides how many parameters it takes. */
function isArgument(node: SyntaxNode, parent: SyntaxNode | undefined): boolean {
  return Array.isArray(parent?.arguments) && parent.arguments.includes(node);
}

type Found = { file: SourceFile; node: SyntaxNode; ancestors: readonly SyntaxNode[] };

/** What holds tests, which are counted one by one: the callback of `describe`, and a suite for several implementations. */
function isTestGroup({ file, node, ancestors }: Found): boolean {
  if (!isTest(file.path) && !file.path.startsWith('e2e/')) return false;
  const parent = ancestors.at(-1);
  const isDescribed = parent?.type === 'CallExpression' && /^(test\.)?describe\b/.test(calledName(parent));
  return isDescribed || /Suite$/.test(functionName(node, ancestors));
}

/** `describe`, `describe.each`, `test.describe` …: the dotted name that a call, or a call of a call, begins with. */
function calledName(node: SyntaxNode): string {
  if (node.type === 'CallExpression' && isNode(node.callee)) return calledName(node.callee);
  if (node.type !== 'MemberExpression' || !isNode(node.object)) return identifierName(node) ?? '';
  return `${calledName(node.object)}.${identifierName(node.property) ?? ''}`;
}

function functionName(node: SyntaxNode, ancestors: readonly SyntaxNode[]): string {
  const parent = ancestors.at(-1);
  return (
    identifierName(node.id) ??
    identifierName(parent?.id) ??
    identifierName(parent?.key) ??
    'a nameless function'
  );
}
