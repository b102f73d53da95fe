'use client';

import { notify, notifyError } from '#components/ui/notify.ts';
import { toHtmlTable, toTsv } from '#lib/client/index.ts';
import type { Result } from '#lib/datasets/browser.ts';

/** Puts a table on the clipboard for spreadsheets (text) and documents (HTML). */
export async function copyTable(result: Result): Promise<void> {
  try {
    await navigator.clipboard.write([
      new ClipboardItem({
        'text/plain': new Blob([toTsv(result)], { type: 'text/plain' }),
        'text/html': new Blob([toHtmlTable(result)], { type: 'text/html' }),
      }),
    ]);
    await notify({ text: 'Table copied' });
  } catch (error) {
    await notifyError(error);
  }
}
