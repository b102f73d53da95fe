'use client';

import { usePlotline } from '#components/page/session-context.tsx';
import { fileInputId } from '#components/page/use-bringing-data.ts';

export const acceptedFiles = '.csv,.tsv,.tab,.txt,.psv,text/csv,text/tab-separated-values,text/plain';

/** The one file input of the page, opened by every "Upload data". */
export function FileInput() {
  const { upload } = usePlotline();
  return (
    <input
      id={fileInputId}
      type="file"
      multiple
      accept={acceptedFiles}
      aria-label="Choose data files"
      tabIndex={-1}
      className="sr-only"
      onChange={(event) => {
        upload([...(event.target.files ?? [])]);
        event.target.value = '';
      }}
    />
  );
}
