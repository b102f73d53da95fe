'use client';

import { usePlotline } from '#components/page/session-context.tsx';
import { Button } from '#components/ui/button.tsx';
import { Alert } from '#components/ui/notice.tsx';
import type { DatasetSummary } from '#lib/contracts/index.ts';
import { useRemoveDataset } from './use-remove-dataset.ts';

/** Why a file could not be imported, and what to do. */
export function ImportFailed({ dataset }: { dataset: DatasetSummary }) {
  const { pickFiles } = usePlotline();
  const remove = useRemoveDataset();
  return (
    <div className="p-3">
      <Alert
        actions={
          <>
            <Button look="outline" onClick={pickFiles}>
              Upload another file
            </Button>
            <Button onClick={() => remove(dataset.id)}>Remove</Button>
          </>
        }
      >
        <p className="font-medium">{dataset.name} was not imported</p>
        <p>{dataset.error?.message ?? 'Something went wrong while it was read. Upload it again.'}</p>
      </Alert>
    </div>
  );
}
