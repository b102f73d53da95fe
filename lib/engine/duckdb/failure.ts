import { PlotlineError } from '#lib/base/index.ts';
import { mostSpilled } from './instance-config.ts';

/** What DuckDB said, as an error for a person: what is wrong and what to do, without a path of the server. */
export function toFailure(error: unknown): PlotlineError {
  if (PlotlineError.is(error)) return error;
  const text = error instanceof Error ? error.message : String(error);
  if (isDiskFull(text)) return diskFull(error);
  if (/^Out of Memory Error/i.test(text)) return outOfMemory(error);
  if (isTooLong(text)) return tooLong(error);
  if (/^INTERRUPT Error/i.test(text)) return new PlotlineError('stopped', 'Stopped.', { cause: error });
  if (/^(IO|HTTP|Permission) Error/i.test(text)) return unreadable(error);
  return /^[A-Z][A-Za-z -]* Error: /.test(text) ? sqlFailed(text, error) : internal(error);
}

export function isSyntaxError(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('Parser Error');
}

/** Not DuckDB's: a fault of ours. */
function internal(cause: unknown): PlotlineError {
  return new PlotlineError('internal', 'Something went wrong on the server. Try again.', { cause });
}

function outOfMemory(cause: unknown): PlotlineError {
  const message =
    'This question needs more memory than one query may use. Ask about fewer columns, filter first, or group more coarsely.';
  return new PlotlineError('query_memory', message, { cause });
}

/** What JavaScript says of a text of more than half a gigabyte. */
function isTooLong(text: string): boolean {
  return /^(Cannot create a string longer|Invalid string length)/.test(text);
}

function tooLong(cause: unknown): PlotlineError {
  const message = 'A row of the result is too long to be read. Ask for a part of its values, with left(…).';
  return new PlotlineError('query_memory', message, { cause });
}

/** DuckDB also stops spilling short of a full disk: then the limit it names is not the one we set. */
function isDiskFull(text: string): boolean {
  if (/failed to offload/.test(text)) return !text.includes(`/${mostSpilled} used`);
  return /no space left on device|ENOSPC|disk quota exceeded|not enough disk space/i.test(text);
}

function diskFull(cause: unknown): PlotlineError {
  return new PlotlineError('disk_full', 'The disk of the server is full. Free some space and try again.', {
    cause,
  });
}

function unreadable(cause: unknown): PlotlineError {
  const message =
    "The data of a table can't be read. If the question is right, remove the dataset and upload it again.";
  return new PlotlineError('sql_failed', message, { cause });
}

function sqlFailed(text: string, cause: unknown): PlotlineError {
  return new PlotlineError('sql_failed', `The SQL could not be run: ${explain(text)}`, { cause });
}

/** DuckDB's sentence and its hints, without its error class, the excerpt of the statement and any path. */
function explain(text: string): string {
  const said = text
    .replace(/^[A-Za-z -]+ Error: /, '')
    .replace(/\n*LINE \d+:[\s\S]*$/, '')
    .replace(/(['"`(\s]|^)\/[^\s'"`)]*/g, '$1…')
    .replace(/\s+/g, ' ')
    .trim();
  return /[.!?]$/.test(said) ? said : `${said}.`;
}
