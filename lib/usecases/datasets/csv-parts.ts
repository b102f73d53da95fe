import { z } from 'zod';
import type { Part } from '#lib/contracts/index.ts';

const tableTypes = ['text/csv', 'application/csv', 'text/tab-separated-values'];
const Name = z.string().trim().min(1).catch('data.csv');

/** The tables that a message's parts carry. Base64 in either alphabet. */
export function csvParts(parts: readonly Part[]): { name: string; bytes: Uint8Array }[] {
  return parts.flatMap(({ inlineData }) => {
    if (!inlineData || !isTableType(inlineData.mimeType)) return [];
    return [
      { name: Name.parse(inlineData.displayName), bytes: Buffer.from(inlineData.data ?? '', 'base64') },
    ];
  });
}

/** Whether a MIME type says that bytes are a table. */
export function isTableType(mimeType: string | null | undefined): boolean {
  return tableTypes.includes(mimeType?.split(';')[0]?.trim().toLowerCase() ?? '');
}
