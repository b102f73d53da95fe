import { PlotlineError } from '#lib/base/index.ts';
import type { RunPythonResponse } from '#lib/contracts/index.ts';

/** Why a run gave nothing, as the error that ends its turn. */
export function runFailure({ status, error, retryAfterSeconds }: RunPythonResponse): PlotlineError {
  const said = error?.message ?? '';
  switch (status) {
    case 'timeout':
      return new PlotlineError(
        'code_timeout',
        said || 'The code took too long and was ended. Work on fewer rows.',
      );
    case 'out_of_memory':
      return new PlotlineError(
        'code_memory',
        said || 'The code needed too much memory. Group the rows first.',
      );
    case 'busy':
      return new PlotlineError(
        'executor_busy',
        'All interpreters are running at the moment. Try again soon, or ask the same question in direct mode.',
        { retryAfterSeconds: retryAfterSeconds ?? 5 },
      );
    case 'unavailable':
      return new PlotlineError('executor_unavailable', `Code can’t run here at the moment. ${said}`.trim());
    case 'stopped':
      return new PlotlineError('stopped', 'The run was stopped.');
    default:
      return new PlotlineError('code_failed', describeError(error));
  }
}

function describeError(error: RunPythonResponse['error']): string {
  // Parquet as Plotline wrote it before it ran code.
  if (error?.name === 'Preparation' && /\bEncoding \d/.test(error.message)) {
    return 'The code could not read a dataset that an older Plotline imported. Upload its file again, then ask again.';
  }
  if (error === null) return 'The code failed without saying why. Change it and run it again.';
  const message = error.message.length > 500 ? `${error.message.slice(0, 500)}…` : error.message;
  return `The code failed with ${error.name}${message === '' ? '' : `: ${message}`}. Its output shows where.`;
}
