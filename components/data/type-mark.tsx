import { Calendar, Clock, Hash, ToggleLeft, Type } from 'lucide-react';
import type { ColumnType } from '#lib/datasets/browser.ts';

const icons = {
  text: Type,
  integer: Hash,
  decimal: Hash,
  double: Hash,
  boolean: ToggleLeft,
  date: Calendar,
  timestamp: Clock,
  time: Clock,
} as const;

/** The type of a column as a small picture, its name read out. */
export function TypeMark({ type }: { type: ColumnType }) {
  const Icon = icons[type];
  return (
    <span title={type} className="inline-flex align-[-2px] text-ink-faint">
      <Icon aria-hidden className="size-3" />
      <span className="sr-only">{type}</span>
    </span>
  );
}
