import { PlotlineError } from '#lib/base/index.ts';

/** What went wrong, as an error for a person who waits for an import. */
export function importFailure(error: unknown): PlotlineError {
  if (PlotlineError.is(error)) return error.code === 'query_memory' ? outOfMemory(error) : error;
  const code = codeOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    const message =
      'The disk of the server is full, so the file could not be imported. Free some space and try again.';
    return new PlotlineError('disk_full', message, { cause: error });
  }
  const message =
    'The file could not be imported because of a fault of the server. Try again; the log says more.';
  return new PlotlineError('internal', message, { cause: error });
}

function outOfMemory(cause: unknown): PlotlineError {
  const message =
    'The file needs more memory than one import may use. Split it, or give the server more (PLOTLINE_MEMORY_MB).';
  return new PlotlineError('query_memory', message, { cause });
}

function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}
