'use client';

import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import type { DatasetSummary } from '#lib/contracts/index.ts';
import { useRemoveDataset } from './use-remove-dataset.ts';

type DeleteDatasetDialogProps = { dataset: DatasetSummary; onClose: () => void };

export default function DeleteDatasetDialog({ dataset, onClose }: DeleteDatasetDialogProps) {
  const remove = useRemoveDataset();
  const confirm = () => {
    remove(dataset.id);
    onClose();
  };
  return (
    <Dialog
      title="Delete dataset"
      description={`“${dataset.name}” is deleted for good, in every session that uses it. Answers that were given stay.`}
      isOpen
      onClose={onClose}
    >
      <div className="flex justify-end gap-2">
        <Button look="outline" size="medium" onClick={onClose}>
          Cancel
        </Button>
        <Button look="danger" size="medium" onClick={confirm}>
          Delete
        </Button>
      </div>
    </Dialog>
  );
}
