import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { PlotlineError } from '#lib/base/index.ts';
import { emptyAccount, type LineAccount, type Receipt, toReceipt } from '#lib/datasets/index.ts';
import type { ImportSource } from './import-dataset.ts';

/** The receipt of a file that was refused because it has no rows: its lines, if any, are accounted for all the same. */
export async function receiptOfEmpty({ path, name }: ImportSource, refusal: PlotlineError): Promise<Receipt> {
  const bytes = await readFile(path);
  return toReceipt({
    file: name,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
    account: { ...emptyAccount(), ...accountOf(refusal.details) },
    decisions: [],
    columns: [],
  });
}

function accountOf(details: Record<string, unknown> | undefined): Partial<LineAccount> {
  const account = details?.account;
  return typeof account === 'object' && account !== null ? account : {};
}
