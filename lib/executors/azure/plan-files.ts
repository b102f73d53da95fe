import { openAsBlob } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { formatBytes } from '#lib/base/index.ts';
import type { ExecutionRequest } from '../executor.ts';
import { describeBytes, describeFile, type FileFacts } from '../remote/describe-files.ts';
import { mentionsTable } from '../remote/mentions.ts';
import type { RemoteJob } from '../remote/write-cell.ts';
import type { AzureDialect } from './azure-dialect.ts';

/** Most of one upload. */
const mostUploadBytes = 128 * 1024 * 1024;
/** Most of one dataset, and of all files, that travel inside the code. */
const mostInlineBytes = 4 * 1024 * 1024;

export type UploadPlan = FileFacts & { name: string; open(): Promise<Blob> };

/** How what a run needs gets there: uploaded, inside its code, or not at all. */
export type FilePlan = {
  uploads: UploadPlan[];
  inline: RemoteJob['inline'];
  tables: RemoteJob['tables'];
  /** Sentences on datasets that do not fit and that the code does not seem to use. */
  notes: string[];
  /** Why the run can't be, where something that it needs does not fit. */
  refusal: string | null;
};

export async function planFiles(request: ExecutionRequest, dialect: AzureDialect): Promise<FilePlan> {
  const plan: FilePlan = { uploads: [], inline: {}, tables: [], notes: [], refusal: null };
  await planExtraFiles(plan, request.files ?? {}, dialect);
  for (const dataset of request.datasets) {
    const file = `${dataset.table}.parquet`;
    const facts = await describeFile(dataset.parquet);
    const most = dialect.files ? mostUploadBytes : mostInlineBytes;
    if (facts.size > most) {
      const sentence = `“${dataset.name}” is not there: it has ${formatBytes(facts.size)}, and this executor takes ${formatBytes(most)} at most.`;
      if (mentionsTable(request.code, dataset.table)) plan.refusal ??= sentence;
      plan.notes.push(sentence);
      continue;
    }
    plan.tables = [...plan.tables, { table: dataset.table, file, dates: [] }];
    if (dialect.files) {
      plan.uploads.push({ name: file, ...facts, open: () => openAsBlob(dataset.parquet) });
    } else {
      plan.inline = { ...plan.inline, [file]: (await readFile(dataset.parquet)).toString('base64') };
    }
  }
  return plan;
}

/** Small ones travel inside the code: one call less, and folders where the dialect knows none. */
async function planExtraFiles(
  plan: FilePlan,
  files: Readonly<Record<string, Uint8Array>>,
  dialect: AzureDialect,
): Promise<void> {
  let room = mostInlineBytes;
  for (const [name, bytes] of Object.entries(files)) {
    const isFlat = !name.includes('/');
    if (bytes.length <= room) {
      room -= bytes.length;
      plan.inline = { ...plan.inline, [name]: Buffer.from(bytes).toString('base64') };
    } else if (dialect.files && (isFlat || dialect.files.hasFolders) && bytes.length <= mostUploadBytes) {
      plan.uploads.push({ name, ...describeBytes(bytes), open: async () => new Blob([Buffer.from(bytes)]) });
    } else {
      plan.refusal ??= `The file “${name}” is too large for this executor: it has ${formatBytes(bytes.length)}.`;
    }
  }
}
