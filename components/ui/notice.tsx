import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

type NoticeProps = { children: ReactNode; actions?: ReactNode; className?: string };

/** An error that a person must hear of, with what can be done. */
export function Alert({ children, actions, className }: NoticeProps) {
  return (
    <div
      role="alert"
      className={classNames(
        'flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border border-danger/30 bg-danger-soft px-3 py-2 text-[0.8125rem]',
        className,
      )}
    >
      <CircleAlert aria-hidden className="size-4 shrink-0 text-danger" />
      <div className="min-w-0 flex-1 basis-40 break-words">{children}</div>
      {actions && <div className="flex flex-wrap gap-1.5">{actions}</div>}
    </div>
  );
}
