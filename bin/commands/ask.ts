import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { PlotlineError } from '#lib/base/index.ts';
import { answerLine, errorLine } from './ask/answer-line.ts';
import { createAsker } from './ask/asker.ts';
import { ChartFile } from './ask/chart-file.ts';
import { printAnswer } from './ask/print-answer.ts';
import { QuestionLine } from './ask/question-line.ts';

const usage = `usage: plotline ask FILE.csv [FILE.csv …] "QUESTION" [--chart OUT.html|OUT.png|OUT.json]
       plotline ask --batch QUESTIONS.jsonl

Answers a question about CSV files in words, with a table and the SQL that was run.
QUESTIONS.jsonl has one {"id", "csv" or "csvs", "question", "history"} a line; prints one answer line for each.`;

type Task =
  | { kind: 'single'; files: string[]; question: string; chart: string | null }
  | { kind: 'batch'; file: string };

/** `plotline ask`. Gives the exit code: 0 done (declined questions included), 2 wrong usage, 1 anything else. */
export async function runAsk(args: string[]): Promise<number> {
  const task = readTask(args);
  if (task === null) {
    console.error(usage);
    return 2;
  }
  const asker = await createAsker();
  try {
    return task.kind === 'batch' ? await askBatch(task.file, asker) : await askOnce(task, asker);
  } catch (error) {
    if (!PlotlineError.is(error)) throw error;
    console.error(error.message);
    return 1;
  } finally {
    await asker.close();
  }
}

function readTask(args: string[]): Task | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { chart: { type: 'string' }, batch: { type: 'string' } },
    });
    if (values.batch !== undefined)
      return positionals.length > 0 || values.chart ? null : { kind: 'batch', file: values.batch };
    const question = positionals.at(-1);
    const files = positionals.slice(0, -1);
    if (question === undefined || files.length === 0 || (values.chart && !ChartFile.accepts(values.chart)))
      return null;
    return { kind: 'single', files, question, chart: values.chart ?? null };
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return null;
  }
}

type Asker = Awaited<ReturnType<typeof createAsker>>;

async function askOnce(task: Extract<Task, { kind: 'single' }>, asker: Asker): Promise<number> {
  const answered = await asker.ask({ files: task.files, question: task.question, history: [] });
  process.stdout.write(printAnswer(answered.answer));
  if (task.chart !== null) console.error(await ChartFile.write(task.chart, answered.answer));
  return 0;
}

async function askBatch(file: string, asker: Asker): Promise<number> {
  const lines = await readLines(file);
  if (lines === null) return 1;
  for (const [index, text] of lines.entries()) {
    const line = await batchLine(text, { file, asker });
    process.stdout.write(`${JSON.stringify(line)}\n`);
    if ((index + 1) % 100 === 0) console.error(`${index + 1} of ${lines.length} questions`);
  }
  return 0;
}

async function readLines(file: string): Promise<string[] | null> {
  try {
    return (await readFile(file, 'utf8')).split(/\r?\n/).filter((line) => line.trim() !== '');
  } catch {
    console.error(`${file} can't be read. Check the path.`);
    return null;
  }
}

async function batchLine(text: string, { file, asker }: { file: string; asker: Asker }) {
  const parsed = QuestionLine.read(text, file);
  if ('problem' in parsed) return errorLine(parsed.id, parsed.problem);
  try {
    return answerLine(parsed.id, await asker.ask(parsed));
  } catch (error) {
    if (!PlotlineError.is(error)) console.error(error);
    return errorLine(
      parsed.id,
      PlotlineError.is(error) ? error.message : 'Plotline failed on this question; the log has the reason.',
    );
  }
}
