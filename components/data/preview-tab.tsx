'use client';

import { useState } from 'react';
import { Alert } from '#components/ui/notice.tsx';
import { Spinner } from '#components/ui/spinner.tsx';
import { useFirstRows } from '#lib/client/index.ts';
import type { DatasetSummary } from '#lib/contracts/index.ts';
import { noFilter, type RowFilter, toFilterParameter } from './row-filter.ts';
import { RowGrid } from './row-grid.tsx';
import { RowsToolbar } from './rows-toolbar.tsx';

/** All rows of a dataset, sorted and filtered by the server, a page at a time. */
export default function PreviewTab({ dataset }: { dataset: DatasetSummary }) {
  const [sort, setSort] = useState<string | null>(null);
  const [filter, setFilter] = useState<RowFilter>(noFilter);
  const [target, setTarget] = useState<{ row: number } | null>(null);
  const order = { sort, filter: toFilterParameter(filter, dataset.columns) };
  const first = useFirstRows(dataset.id, order);
  return (
    <>
      <RowsToolbar
        columns={dataset.columns}
        rowCount={dataset.rowCount}
        shownRows={first.data?.totalRows ?? null}
        filter={filter}
        onFilter={setFilter}
        onJump={(row) => setTarget({ row })}
      />
      {first.error && <Alert className="m-3">{first.error.message}</Alert>}
      {!first.data && !first.error && (
        <div className="p-4">
          <Spinner />
        </div>
      )}
      {first.data && !first.error && (
        <RowGrid
          key={dataset.id}
          dataset={dataset}
          order={order}
          first={first.data}
          target={target}
          onSort={(column) => setSort(nextSort(sort, column))}
        />
      )}
    </>
  );
}

/** A header goes from unsorted to ascending, descending and back. */
function nextSort(sort: string | null, column: string): string | null {
  if (sort === column) return `-${column}`;
  return sort === `-${column}` ? null : column;
}
