'use client';

import { Ellipsis, Pencil, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { useLayout } from '#components/page/layout-context.tsx';
import { classNames } from '#components/ui/class-names.ts';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Menu, MenuContent, MenuItem, MenuTrigger } from '#components/ui/menu.tsx';
import { formatAgo } from '#lib/client/index.ts';
import type { SessionSummary } from '#lib/contracts/index.ts';
import type { SessionDialog } from './sessions-panel.tsx';
import { useNow } from './use-now.ts';

type SessionRowProps = {
  session: SessionSummary;
  isCurrent: boolean;
  onDialog: (dialog: SessionDialog) => void;
};

export function SessionRow({ session, isCurrent, onDialog }: SessionRowProps) {
  const { setDrawer } = useLayout();
  const now = useNow();
  const title = session.title || 'New session';
  return (
    <li
      className={classNames(
        'group relative flex items-center rounded-md',
        isCurrent ? 'bg-hover' : 'hover:bg-hover/60',
      )}
    >
      <Link
        href={`/sessions/${session.id}`}
        prefetch={false}
        aria-current={isCurrent ? 'page' : undefined}
        onClick={() => setDrawer(null)}
        className="min-w-0 flex-1 px-2 py-1.5"
      >
        <span className={classNames('block truncate text-[0.8125rem]', isCurrent && 'font-medium')}>
          {title}
        </span>
        <span className="block truncate text-xs text-ink-faint">
          <time dateTime={session.updatedAt} suppressHydrationWarning>
            {formatAgo(Date.parse(session.updatedAt), now)}
          </time>
          {session.datasetNames.length > 0 && ` · ${session.datasetNames.join(', ')}`}
        </span>
      </Link>
      <Menu>
        <MenuTrigger asChild>
          <IconButton
            label={`Actions for ${title}`}
            icon={Ellipsis}
            size="smallIcon"
            className="mr-1 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 data-[state=open]:opacity-100 pointer-coarse:opacity-100"
          />
        </MenuTrigger>
        <MenuContent align="end">
          <MenuItem onSelect={() => onDialog({ kind: 'rename', session })}>
            <Pencil aria-hidden />
            Rename
          </MenuItem>
          <MenuItem onSelect={() => onDialog({ kind: 'delete', session })}>
            <Trash2 aria-hidden />
            Delete
          </MenuItem>
        </MenuContent>
      </Menu>
    </li>
  );
}
