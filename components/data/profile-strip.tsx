// biome-ignore-all lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
import type { Profile } from '#lib/datasets/browser.ts';
import { ColumnCard } from './column-card.tsx';

const shown = 12;

/** The columns of a dataset side by side. */
export function ProfileStrip({ profile }: { profile: Profile }) {
  const rest = profile.columns.length - shown;
  return (
    <section aria-label="Columns" tabIndex={0} className="mt-2 overflow-x-auto border-t border-line">
      <ul className="flex w-max min-w-full divide-x divide-line">
        {profile.columns.slice(0, shown).map((column) => (
          <li key={column.name} className="w-52 shrink-0">
            <ColumnCard column={column} rowCount={profile.rowCount} />
          </li>
        ))}
        {rest > 0 && (
          <li className="grid w-36 shrink-0 place-items-center p-3 text-xs text-ink-faint">
            and {rest} more {rest === 1 ? 'column' : 'columns'}
          </li>
        )}
      </ul>
    </section>
  );
}
