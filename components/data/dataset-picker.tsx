'use client';

import { ChevronDown, Trash2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useCurrentSession, usePlotline } from '#components/page/session-context.tsx';
import {
  Menu,
  MenuChoice,
  MenuContent,
  MenuItem,
  MenuRadioGroup,
  MenuSeparator,
  MenuTrigger,
} from '#components/ui/menu.tsx';
import type { DatasetSummary } from '#lib/contracts/index.ts';
import { datasetFacts } from './dataset-facts.ts';

const DeleteDatasetDialog = dynamic(() => import('./delete-dataset-dialog.tsx'), { ssr: false });

/** Chooses the dataset that the panel shows. */
export function DatasetPicker({ shown }: { shown: DatasetSummary | null }) {
  const { showDataset } = usePlotline();
  const { session } = useCurrentSession();
  const [isDeleting, setIsDeleting] = useState(false);
  if (!shown) return <h2 className="min-w-0 flex-1 text-[0.8125rem] font-semibold">Data</h2>;
  return (
    <div className="min-w-0 flex-1">
      <Menu>
        <MenuTrigger
          aria-label={`Dataset: ${shown.name}`}
          className="flex max-w-full items-center gap-1 rounded text-left text-[0.8125rem] leading-tight font-semibold hover:text-accent"
        >
          <span className="truncate">{shown.name}</span>
          <ChevronDown aria-hidden className="size-3.5 shrink-0 text-ink-faint" />
        </MenuTrigger>
        <MenuContent align="start">
          <MenuRadioGroup value={shown.id} onValueChange={showDataset}>
            {session.datasets.map((dataset) => (
              <MenuChoice key={dataset.id} value={dataset.id} note={datasetFacts(dataset)}>
                <span className="block truncate">{dataset.name}</span>
              </MenuChoice>
            ))}
          </MenuRadioGroup>
          <MenuSeparator />
          <MenuItem onSelect={() => setIsDeleting(true)}>
            <Trash2 aria-hidden />
            Delete {shown.name}…
          </MenuItem>
        </MenuContent>
      </Menu>
      {isDeleting && <DeleteDatasetDialog dataset={shown} onClose={() => setIsDeleting(false)} />}
      <p className="truncate text-xs leading-tight text-ink-faint tabular-nums">{datasetFacts(shown)}</p>
    </div>
  );
}
