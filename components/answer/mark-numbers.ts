import type { LedgerEntry } from '#lib/analysis/browser.ts';
import { splitByLedger } from './split-prose.ts';

/** The part of a hast node that is needed here. */
type Node = {
  type: string;
  value?: string;
  tagName?: string;
  properties?: Record<string, unknown>;
  children?: Node[];
  position?: { start: { offset?: number }; end: { offset?: number } };
};

/**
 * A rehype plugin: puts each number that the ledger knows into a `data` element whose value is its place in the
 * text. Text that the markdown wrote otherwise than it reads (escapes, entities) is left alone.
 */
export function markNumbers(ledger: readonly LedgerEntry[]) {
  return (tree: Node): void => mark(tree, ledger);
}

function mark(node: Node, ledger: readonly LedgerEntry[]): void {
  if (!node.children) return;
  node.children = node.children.flatMap((child) => {
    const offset = child.position?.start.offset;
    const end = child.position?.end.offset;
    const text = child.value ?? '';
    if (child.type !== 'text' || offset === undefined || end !== offset + text.length) {
      mark(child, ledger);
      return [child];
    }
    return splitByLedger(text, offset, ledger).map((piece) => {
      const inner: Node = { type: 'text', value: piece.text };
      if (!piece.entry) return inner;
      return {
        type: 'element',
        tagName: 'data',
        properties: { value: String(piece.start) },
        children: [inner],
      };
    });
  });
}
