import { dirname, resolve } from 'node:path';
import { z } from 'zod';

const Line = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  csv: z.string().min(1).optional(),
  csvs: z.array(z.string().min(1)).min(1).optional(),
  question: z.string(),
  history: z.array(z.string()).default([]),
});

export type Question = { files: string[]; question: string; history: string[] };

type Parsed = (Question & { id: string }) | { id: string | null; problem: string };

/** One line of a batch. Paths are relative to the file that holds the line; unknown keys are ignored. */
export const QuestionLine = {
  read(text: string, batchFile: string): Parsed {
    const value = parseJson(text);
    const line = Line.safeParse(value);
    if (!line.success)
      return {
        id: idOf(value),
        problem: 'This line is not a question: it needs "id", "csv" or "csvs", and "question".',
      };
    const { id, csv, csvs, question, history } = line.data;
    const paths = csvs ?? (csv ? [csv] : []);
    if (paths.length === 0) return { id, problem: 'This line names no CSV file: add "csv" or "csvs".' };
    const folder = dirname(resolve(batchFile));
    return { id, files: paths.map((path) => resolve(folder, path)), question, history };
  },
};

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function idOf(value: unknown): string | null {
  const found = z.object({ id: z.union([z.string(), z.number()]) }).safeParse(value);
  return found.success ? String(found.data.id) : null;
}
