import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { Cell } from '#lib/datasets/browser.ts';

const kit = resolve(import.meta.dirname, '../../../python');

const Environment = z.object({ executable: z.string() });

/** A Python with the sandbox's packages. */
export type TestPython = { executable: string; packages: string };

/** The sandbox's environment, where `npm run setup:python` has put it; null where there is none. */
export function findPython(): TestPython | null {
  const folder = resolve(process.env.PLOTLINE_PYTHON_ENV ?? '.data/python');
  const file = join(folder, 'environment.json');
  if (!existsSync(file)) return null;
  const { executable } = Environment.parse(JSON.parse(readFileSync(file, 'utf8')));
  return { executable, packages: join(folder, 'packages') };
}

const Outcome = z.object({
  error: z.string().nullable(),
  table: z.object({ columns: z.array(z.string()), rows: z.array(z.array(Cell)) }).nullable(),
  figures: z.array(z.record(z.string(), z.unknown())),
});
export type PythonOutcome = z.infer<typeof Outcome>;

const program = `
import json, sys
sys.path.insert(0, sys.argv[1])
import frames, tables
import pandas as pd, numpy as np, plotly.basedatatypes
job = json.load(sys.stdin)
figures = []
plotly.basedatatypes.BaseFigure.show = lambda self: figures.append(json.loads(self.to_json()))
tables.MOST_ROWS = 100000
read = {table: frames.read_frame(path) for table, path in job["parquet"].items()}
outcomes = []
for code in job["codes"]:
    figures.clear()
    space = dict(read)
    try:
        exec(compile(code, "code", "exec"), space)
        outcomes.append({"error": None, "table": tables.to_table(space.get("result")), "figures": list(figures)})
    except Exception as error:
        outcomes.append({"error": f"{type(error).__name__}: {error}", "table": None, "figures": []})
json.dump(outcomes, sys.stdout)
`;

/** Runs each code by itself, with the Parquet files as data frames; what it left as \`result\`, and its figures. */
export async function runPython(
  python: TestPython,
  codes: readonly string[],
  parquet: Readonly<Record<string, string>>,
): Promise<PythonOutcome[]> {
  const running = promisify(execFile)(python.executable, ['-W', 'ignore', '-c', program, kit], {
    env: { ...process.env, PYTHONPATH: python.packages, PYTHONDONTWRITEBYTECODE: '1' },
    maxBuffer: 1024 ** 3,
  });
  running.child.stdin?.end(JSON.stringify({ codes, parquet }));
  const { stdout } = await running;
  return z.array(Outcome).parse(JSON.parse(stdout));
}
