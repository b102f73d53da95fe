'use client';

import { RotateCw, X } from 'lucide-react';
import { usePlotline } from '#components/page/session-context.tsx';
import { Button } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Progress } from '#components/ui/progress.tsx';
import { formatBytes } from '#lib/base/browser.ts';
import { formatDuration, secondsLeft, type UploadItem, useUploads } from '#lib/client/index.ts';
import { FilePreviewTable } from './file-preview-table.tsx';

/** Files on their way, each with its progress and its first rows. */
export default function UploadList() {
  const { uploads } = usePlotline();
  const items = useUploads(uploads);
  if (items.length === 0) return null;
  return (
    <ul className="divide-y divide-line border-b border-line">
      {items.map((item) => (
        <li key={item.id} className="px-3 py-2.5">
          <UploadRow item={item} />
        </li>
      ))}
    </ul>
  );
}

function UploadRow({ item }: { item: UploadItem }) {
  const { uploads } = usePlotline();
  const isFailed = item.status === 'failed';
  return (
    <div role={isFailed ? 'alert' : undefined}>
      <div className="flex items-center gap-2">
        <span className="min-w-0 flex-1 truncate font-medium" title={item.name}>
          {item.name}
        </span>
        {isFailed && item.canRetry && (
          <Button look="outline" onClick={() => uploads.resume(item.id)}>
            <RotateCw aria-hidden />
            Resume
          </Button>
        )}
        <IconButton
          label={isFailed ? `Remove ${item.name}` : `Cancel ${item.name}`}
          icon={X}
          size="smallIcon"
          onClick={() => uploads.cancel(item.id)}
        />
      </div>
      {isFailed ? (
        <p className="mt-0.5 text-[0.8125rem] text-danger">{item.error}</p>
      ) : (
        <>
          <Progress
            label={`Uploading ${item.name}`}
            value={item.size ? item.sent / item.size : 1}
            className="my-1.5"
          />
          <p className="text-xs text-ink-faint tabular-nums">{progressText(item)}</p>
        </>
      )}
      {item.preview && <FilePreviewTable preview={item.preview} />}
    </div>
  );
}

function progressText(item: UploadItem): string {
  if (item.status === 'waiting') return `${formatBytes(item.size)} · waiting for its turn`;
  const parts = [`${formatBytes(item.sent)} of ${formatBytes(item.size)}`];
  if (item.rate !== null) parts.push(`${formatBytes(item.rate)}/s`);
  const left = secondsLeft(item);
  if (left !== null && left > 0) parts.push(`${left < 60 ? `${left} s` : formatDuration(left * 1000)} left`);
  return parts.join(' · ');
}
