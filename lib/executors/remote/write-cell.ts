import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** What `python/remote/plotline_run.py` is to do, beside the code. */
export type RemoteJob = {
  /** The working folder there, absolute; null is the one that the interpreter starts in. */
  folder: string | null;
  /** What stands before the names of the run's own files; null packs all of it into the answer. */
  folderOut: string | null;
  /** Where it is packed: the words around it, and its most bytes. */
  mark: string;
  budget: number;
  /** Files that come with the job, by name, as base64. */
  inline: Readonly<Record<string, string>>;
  /** Files that must be there already. */
  expected: readonly { name: string; size: number; sha256: string }[];
  /** Data frames: the name, the Parquet or CSV file, and a CSV's columns of dates. */
  tables: readonly { table: string; file: string; dates: readonly string[] }[];
  /** Names this interpreter, so that a new one in its place shows. */
  kernel: string;
  stdin: string;
  args: readonly string[];
  timeoutMs: number;
  /** Whether libraries and data frames are loaded in the code's own time. */
  timesLoading: boolean;
  /** Whether what is printed also goes where it would without us. */
  tee: boolean;
  /** Whether an error of the code is also one of the answer. */
  raises: boolean;
};

const modules = [
  'plotline_stream',
  'plotline_folder',
  'plotline_figures',
  'plotline_values',
  'plotline_answer',
  'plotline_run',
] as const;

let sources: { modules: string; tables: string } | undefined;

/** The server is started in the project's folder, as with the samples. */
function readSources(): { modules: string; tables: string } {
  const read = (...path: string[]) => readFileSync(join(resolve('python'), ...path), 'utf8');
  sources ??= {
    modules: toPython(modules.map((name) => [name, read('remote', `${name}.py`)])),
    tables: read('tables.py'),
  };
  return sources;
}

/**
 * One cell that runs the code and whose value is what the run tells. It is a single expression, brings its modules
 * itself, and takes them fresh from here each time.
 */
export function writeCell(code: string, job: RemoteJob): string {
  const { modules: bundled, tables } = readSources();
  return `exec(${toPython(loader)}, (__plotline__ := {"sources": ${bundled}})) or __plotline__["run"](
${toPython(code)},
__import__("json").loads(${toPython(JSON.stringify({ ...job, tablesSource: tables }))}), globals())
`;
}

const loader = `
import sys, types
for name, source in sources:
    module = sys.modules[name] = types.ModuleType(name)
    exec(compile(source, "<" + name + ">", "exec"), module.__dict__)
run = sys.modules["plotline_run"].run
`;

/** A value as a Python literal: JSON's texts and lists are Python's, once no half of a surrogate pair is left. */
function toPython(value: string | readonly (readonly string[])[]): string {
  return JSON.stringify(value, (_key, item) => (typeof item === 'string' ? item.toWellFormed() : item));
}
