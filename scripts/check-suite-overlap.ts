import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export type Overlap = { file: string; words: string; kind: 'question' | 'column' };

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const sequence = 4;

/** Names of our own nouns' keys, which some suite's table has too. */
const ownNames = new Set(['user id', 'event id', 'session id']);

/**
 * Outside the room that reads questions, four words in a row are no sign of copying where all are function words
 * or the trade's own terms, as in the title of a chart.
 */
const commonWords = new Set(
  `a an and are as at be before after by count each every first for from has have how in into is it its last many mean median
  most name names no not number of on one only or per rows share standard deviation sum than that the their them there they
  this to total value values was were what when where which while with missing column columns bar chart stacked pie line
  scatter plot area title model average minimum maximum 0 1 2 3`.split(/\s+/),
);

/** The folder with the question suites, or null where this machine has none. */
export function suiteFolder(): string | null {
  const shared = process.env.PLOTLINE_SHARED ?? join(root, '..', 'shared');
  const bench = resolve(root, shared, 'bench');
  return existsSync(bench) ? bench : null;
}

/**
 * Where `lib/` holds four words of a suite's question in a row, or a suite's column name of two or more words:
 * the analyst is to know English, not the suites.
 */
export async function findOverlaps(bench: string): Promise<Overlap[]> {
  const { sequences, columns } = await readSuites(bench);
  const files = (await filesUnder(join(root, 'lib'))).filter((path) => isKnowledge(relative(root, path)));
  const found = await Promise.all(
    files.map(async (path) =>
      overlapsOf(relative(root, path), await readFile(path, 'utf8'), { sequences, columns }),
    ),
  );
  return found.flat();
}

/** Code, lexicons, tests and what is put into tests; what the program says to them is not knowledge of it. */
function isKnowledge(path: string): boolean {
  if (!/\.(ts|tsx|json|txt|csv)$/.test(path)) return false;
  return path.startsWith(join('lib', 'language')) || !/golden\/.*\/(expected|answer|turn)\.json$/.test(path);
}

type Suites = { sequences: ReadonlySet<string>; columns: ReadonlySet<string> };

function overlapsOf(file: string, text: string, { sequences, columns }: Suites): Overlap[] {
  const english = wordsOf(text);
  const strict = file.startsWith(join('lib', 'language'));
  const questions = windows(english, sequence).filter(
    (words) => sequences.has(words) && (strict || !words.split(' ').every((word) => commonWords.has(word))),
  );
  const longest = Math.max(2, ...[...columns].map((name) => name.split(' ').length));
  const names = strings(text)
    .flatMap((part) => part.split(/[^\p{L}\p{N} _]+/u))
    .flatMap((part) =>
      Array.from({ length: longest - 1 }, (_, extra) => windows(wordsOf(part), extra + 2)).flat(),
    );
  const named = names.filter((words) => columns.has(words) && !ownNames.has(words));
  const overlaps = (list: string[], kind: Overlap['kind']) =>
    [...new Set(list)].map((words) => ({ file, words, kind }));
  return [...overlaps(questions, 'question'), ...overlaps(named, 'column')];
}

/** What stands between quotes: names of columns are data, not code. */
function strings(text: string): string[] {
  return [...text.replace(/\$\{[^}]*\}/g, ' … ').matchAll(/'([^'\n]*)'|"([^"\n]*)"|`([^`]*)`/g)].map(
    (match) => match[1] ?? match[2] ?? match[3] ?? '',
  );
}

function windows(words: readonly string[], size: number): string[] {
  return words.slice(size - 1).map((_, start) => words.slice(start, start + size).join(' '));
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

async function readSuites(bench: string): Promise<Suites> {
  const files = await filesUnder(bench);
  const questions = (await Promise.all(files.map(questionsIn))).flat();
  const headers = await Promise.all(files.filter((path) => isTable(path)).map(headerOf));
  const names = headers.flat().map((name) => wordsOf(name).join(' '));
  return {
    sequences: new Set(questions.flatMap((question) => windows(wordsOf(question), sequence))),
    columns: new Set(
      names.filter((name) => name.includes(' ') && /\p{L}{2}/u.test(name) && name.split(' ').length <= 12),
    ),
  };
}

const questionKeys = ['question', 'query', 'utterance'];

async function questionsIn(path: string): Promise<string[]> {
  if (/questions\.jsonl$/.test(path)) {
    const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line.trim() !== '');
    return lines.flatMap((line) => questionsOf(JSON.parse(line)));
  }
  if (basename(path) === 'NLV_Corpus.csv' || /queries\/.*\.tsv$/.test(path))
    return (await readFile(path, 'utf8')).split('\n').map(firstField);
  return [];
}

function questionsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, text]) =>
    [...questionKeys, 'constraints'].includes(key) && typeof text === 'string' ? [text] : [],
  );
}

/** The utterance stands first; what follows are ids, specifications and names of datasets. */
function firstField(line: string): string {
  const quoted = /^"((?:[^"]|"")*)"/.exec(line);
  if (quoted?.[1] !== undefined) return quoted[1];
  return (
    line.split('\t').find((field) => /[a-z] [a-z]/i.test(field) && !field.includes('{')) ??
    line.split(',')[0] ??
    ''
  );
}

function isTable(path: string): boolean {
  return path.endsWith('.csv') && !/csv-torture|pollock|NLV_Corpus/.test(path);
}

async function headerOf(path: string): Promise<string[]> {
  const [line = ''] = (await readFile(path, 'utf8')).split(/\r?\n/, 1);
  return [...line.matchAll(/"((?:[^"]|"")*)"|[^,;]+/g)].map((match) => match[1] ?? match[0]);
}

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

async function main(): Promise<number> {
  const bench = suiteFolder();
  if (bench === null) {
    console.error('The question suites are not on this machine (PLOTLINE_SHARED); nothing was checked.');
    return 0;
  }
  const overlaps = await findOverlaps(bench);
  for (const { file, words, kind } of overlaps) console.log(`${file}: “${words}” (${kind})`);
  console.error(
    overlaps.length === 0 ? 'No overlap with the question suites.' : `${overlaps.length} overlaps.`,
  );
  return overlaps.length === 0 ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await main();
