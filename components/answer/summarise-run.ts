import { formatExact } from '#lib/base/browser.ts';
import type { CodeRun } from '#lib/client/index.ts';

/** One sentence on a run of code: how it ended and what it gave. */
export function summariseRun({ status, run, figures }: CodeRun): string {
  if (status === 'running') return 'The code is running.';
  if (status === 'stopped') return 'The run was stopped.';
  if (status === 'failed') return run?.error ? `The code failed: ${run.error.name}.` : 'The code failed.';
  const given = [
    ...(figures.length > 0 ? [countOf(figures.length, 'figure')] : []),
    ...(run?.result ? [`a table of ${countOf(run.result.totalRows, 'row')}`] : []),
    ...(run?.stdout || run?.text ? ['text'] : []),
  ];
  return given.length === 0 ? 'The code ran and gave nothing.' : `The code ran and gave ${listOf(given)}.`;
}

function countOf(count: number, thing: string): string {
  return `${formatExact(count)} ${thing}${count === 1 ? '' : 's'}`;
}

function listOf(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}
