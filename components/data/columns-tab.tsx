'use client';

import { Alert } from '#components/ui/notice.tsx';
import { Spinner } from '#components/ui/spinner.tsx';
import { useDataset } from '#lib/client/index.ts';
import { ColumnCard } from './column-card.tsx';

/** What each column holds. */
export default function ColumnsTab({ datasetId }: { datasetId: string }) {
  const { data, error } = useDataset(datasetId);
  if (error) return <Alert className="m-3">{error.message}</Alert>;
  if (!data) {
    return (
      <div className="p-4">
        <Spinner />
      </div>
    );
  }
  return (
    <ul className="divide-y divide-line">
      {data.profile.columns.map((column) => (
        <li key={column.name}>
          <ColumnCard column={column} rowCount={data.profile.rowCount} />
        </li>
      ))}
    </ul>
  );
}
