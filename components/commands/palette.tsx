'use client';

import { Command } from 'cmdk';
import { Dialog } from 'radix-ui';
import { useLayout } from '#components/page/layout-context.tsx';
import { useActions } from './actions.ts';

/** Every action, found by typing a part of its name. */
export default function Palette() {
  const { setOverlay } = useLayout();
  const actions = useActions();
  const groups = [...new Set(actions.map(({ group }) => group))];
  const close = () => setOverlay(null);
  const run = (action: () => void) => () => {
    close();
    requestAnimationFrame(action);
  };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-black/35" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed top-[14vh] left-1/2 z-50 w-[min(34rem,calc(100vw-1.5rem))] -translate-x-1/2 overflow-hidden rounded-xl border border-line bg-surface shadow-float outline-none"
        >
          <Dialog.Title className="sr-only">Command palette</Dialog.Title>
          <Command label="Commands" loop>
            <Command.Input
              autoFocus
              placeholder="What do you want to do?"
              className="h-12 w-full border-b border-line bg-transparent px-4 text-[0.9375rem] outline-none focus-visible:outline-none"
            />
            <Command.List className="max-h-[50vh] overflow-y-auto p-1.5">
              <Command.Empty className="px-3 py-6 text-center text-ink-faint">
                Nothing of that name
              </Command.Empty>
              {groups.map((group) => (
                <Command.Group
                  key={group}
                  heading={group}
                  className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-ink-faint"
                >
                  {actions
                    .filter((action) => action.group === group)
                    .map((action) => (
                      <Command.Item
                        key={action.id}
                        value={`${action.label} ${action.id}`}
                        onSelect={run(action.run)}
                        className="flex h-9 cursor-pointer items-center justify-between gap-3 rounded-md px-2.5 text-[0.8125rem] data-[selected=true]:bg-hover"
                      >
                        <span className="truncate">{action.label}</span>
                        {action.keys && <kbd className="font-sans text-xs text-ink-faint">{action.keys}</kbd>}
                      </Command.Item>
                    ))}
                </Command.Group>
              ))}
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
