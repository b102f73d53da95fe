'use client';

import { DropdownMenu } from 'radix-ui';
import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names.ts';

export const Menu = DropdownMenu.Root;
export const MenuTrigger = DropdownMenu.Trigger;
export const MenuRadioGroup = DropdownMenu.RadioGroup;

const itemStyle =
  'flex min-h-8 w-full items-center gap-2 rounded px-2 py-1 text-left text-[0.8125rem] text-ink outline-none select-none data-disabled:text-ink-faint data-highlighted:bg-hover [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-faint';

export function MenuContent({ className, ...rest }: ComponentProps<typeof DropdownMenu.Content>) {
  return (
    <DropdownMenu.Portal>
      <DropdownMenu.Content
        sideOffset={4}
        collisionPadding={8}
        className={classNames(
          'z-50 max-h-[min(24rem,var(--radix-dropdown-menu-content-available-height))] min-w-44 max-w-[min(22rem,calc(100vw-1rem))] overflow-y-auto rounded-lg border border-line bg-surface p-1 shadow-float',
          className,
        )}
        {...rest}
      />
    </DropdownMenu.Portal>
  );
}

export function MenuItem({ className, ...rest }: ComponentProps<typeof DropdownMenu.Item>) {
  return <DropdownMenu.Item className={classNames(itemStyle, className)} {...rest} />;
}

type MenuChoiceProps = ComponentProps<typeof DropdownMenu.RadioItem> & { note?: ReactNode };

/** One of several, the chosen one marked. */
export function MenuChoice({ className, children, note, ...rest }: MenuChoiceProps) {
  return (
    <DropdownMenu.RadioItem className={classNames(itemStyle, 'relative pl-6', className)} {...rest}>
      <DropdownMenu.ItemIndicator className="absolute left-2 text-accent">•</DropdownMenu.ItemIndicator>
      <span className="min-w-0">
        {children}
        {note && <span className="block text-xs text-ink-faint">{note}</span>}
      </span>
    </DropdownMenu.RadioItem>
  );
}

export function MenuLabel({ className, ...rest }: ComponentProps<typeof DropdownMenu.Label>) {
  return (
    <DropdownMenu.Label
      className={classNames('px-2 pt-1.5 pb-1 text-xs font-medium text-ink-faint', className)}
      {...rest}
    />
  );
}

export function MenuSeparator() {
  return <DropdownMenu.Separator className="my-1 h-px bg-line" />;
}
