'use client';

import { useLayout } from '#components/page/layout-context.tsx';
import { Dialog } from '#components/ui/dialog.tsx';

const shortcuts = [
  ['Send the question', 'Enter'],
  ['Break the line', 'Shift Enter'],
  ['Edit the last question', '↑ in an empty message'],
  ['Stop the answer, close what is open', 'Esc'],
  ['Command palette', 'Ctrl K'],
  ['New session', 'Ctrl Shift O'],
  ['Upload data', 'Ctrl U'],
  ['Keyboard shortcuts', 'Ctrl /'],
  ['Run edited SQL', 'Ctrl Enter'],
] as const;

export default function ShortcutsDialog() {
  const { setOverlay } = useLayout();
  return (
    <Dialog
      title="Keyboard shortcuts"
      description="On a Mac, Cmd in place of Ctrl."
      isOpen
      onClose={() => setOverlay(null)}
    >
      <dl className="grid grid-cols-[1fr_auto] gap-x-6 gap-y-2 text-[0.8125rem]">
        {shortcuts.map(([what, keys]) => (
          <div key={what} className="contents">
            <dt>{what}</dt>
            <dd>
              <kbd className="rounded border border-line bg-sunken px-1.5 py-0.5 font-sans text-xs text-ink-soft">
                {keys}
              </kbd>
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
