import type { RunPythonResponse } from '#lib/contracts/index.ts';
import { shortResult } from '../gemini/call-query-data.ts';
import type { NamedResult } from '../gemini/turn-results.ts';

const mostText = 4000;

/** What the model gets back of a run, at sharing level `samples`: text and tables cut, figures by title only. */
export function responseForModel(
  response: RunPythonResponse,
  { named, figures }: { named: NamedResult | null; figures: readonly (string | null)[] },
): Record<string, unknown> {
  const { status, stdout, stderr, text, stateReset } = response;
  return {
    status,
    ...(stdout !== '' && { stdout: headAndTail(stdout) }),
    ...(stderr !== '' && { stderr: headAndTail(stderr) }),
    ...(named !== null && { result: named.label, ...shortResult(named.result) }),
    ...(text !== null && { value: headAndTail(text) }),
    ...(figures.length > 0 && { figures: figures.map((title) => title ?? 'untitled') }),
    ...(stateReset && { stateReset: 'Variables and files of earlier runs are gone.' }),
    ...(status !== 'ok' && { error: describeFailure(response) }),
  };
}

/** What a model may see of a text that code made, at sharing level `samples`. */
export function headAndTail(text: string): string {
  if (text.length <= mostText) return text;
  const half = mostText / 2;
  return `${text.slice(0, half)}\n[… ${text.length - mostText} characters left out …]\n${text.slice(-half)}`;
}

function describeFailure({ status, error }: RunPythonResponse): Record<string, string> {
  const message = error?.message ?? '';
  const advice = adviceFor(status, error?.name ?? '');
  return {
    ...(error !== null && { name: error.name, message: headAndTail(message) }),
    ...(error !== null && error.traceback !== '' && { traceback: headAndTail(error.traceback) }),
    ...(advice !== '' && { advice }),
  };
}

function adviceFor(status: RunPythonResponse['status'], name: string): string {
  if (status === 'timeout')
    return 'It ran too long. Replace loops over rows by vectorised code, or work on fewer rows.';
  if (status === 'out_of_memory')
    return 'It needed too much memory. Use only the columns it needs, and group first.';
  if (name === 'ModuleNotFoundError' || name === 'ImportError') {
    return 'That package is not installed and can’t be. Use pandas, numpy, scipy, statsmodels, scikit-learn, plotly, matplotlib or seaborn.';
  }
  return '';
}
