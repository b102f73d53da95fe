'use client';

import { Tabs as Radix } from 'radix-ui';
import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';

export const Tabs = Radix.Root;
export const TabPanel = Radix.Content;

export function TabList({ className, ...rest }: ComponentProps<typeof Radix.List>) {
  return <Radix.List className={classNames('flex items-center gap-0.5', className)} {...rest} />;
}

export function Tab({ className, ...rest }: ComponentProps<typeof Radix.Trigger>) {
  return (
    <Radix.Trigger
      className={classNames(
        'relative h-9 px-2.5 max-[480px]:px-1.5 focus-visible:-outline-offset-3 text-[0.8125rem] text-ink-faint select-none hover:text-ink data-[state=active]:font-medium data-[state=active]:text-ink',
        'after:absolute after:inset-x-2.5 max-[480px]:after:inset-x-1.5 after:-bottom-px after:h-0.5 after:rounded-full data-[state=active]:after:bg-accent',
        className,
      )}
      {...rest}
    />
  );
}
