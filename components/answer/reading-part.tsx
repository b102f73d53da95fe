'use client';

import { ChevronDown } from 'lucide-react';
import { useMemo, useState } from 'react';
import { usePlotline } from '#components/page/session-context.tsx';
import { Menu, MenuContent, MenuItem, MenuTrigger } from '#components/ui/menu.tsx';
import { type PlanPart, planOptions } from '#lib/analysis/browser.ts';
import type { DrawnChart } from '#lib/client/index.ts';
import type { StartTurnRequest } from '#lib/contracts/index.ts';
import type { TableSchema } from '#lib/datasets/browser.ts';
import type { Reading } from '#lib/language/browser.ts';
import { chartName } from './chart-name.ts';

type ReadingPartProps = {
  part: PlanPart;
  reading: Reading;
  /** Null while the dataset is not there; then nothing can be changed. */
  schema: TableSchema | null;
  chart: DrawnChart | null;
};

type Option = { label: string; request: StartTurnRequest };

/** One part of the reading: a menu where there is something else that it could be, words where there is not. */
export function ReadingPart({ part, reading, schema, chart }: ReadingPartProps) {
  const { ask } = usePlotline();
  const [isOpen, setIsOpen] = useState(false);
  const options = useMemo(
    () => (schema && part.role !== 'text' ? toOptions({ part, reading, schema, chart }) : []),
    [part, reading, schema, chart],
  );
  if (options.length === 0) return <span className="whitespace-pre-wrap">{part.text}</span>;
  return (
    <Menu open={isOpen} onOpenChange={setIsOpen}>
      <MenuTrigger
        aria-label={`Change ${names[part.role]}: ${part.text}`}
        className="inline-flex max-w-full items-baseline rounded text-ink-soft underline decoration-line-strong decoration-dotted underline-offset-4 hover:text-ink hover:decoration-accent data-[state=open]:text-ink"
      >
        <span className="truncate">{part.text}</span>
        <ChevronDown aria-hidden className="size-3 shrink-0 self-center text-ink-faint" />
      </MenuTrigger>
      <MenuContent align="start">
        {options.map(({ label, request }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two options may have one label
          <MenuItem key={index} onSelect={() => void ask(request)}>
            {label}
          </MenuItem>
        ))}
      </MenuContent>
    </Menu>
  );
}

const names: Record<PlanPart['role'], string> = {
  aggregate: 'aggregate',
  measure: 'measure',
  dimension: 'dimension',
  filter: 'filter',
  having: 'condition',
  sort: 'order',
  limit: 'limit',
  chart: 'chart',
  text: '',
};

function toOptions({ part, reading, schema, chart }: ReadingPartProps & { schema: TableSchema }): Option[] {
  if (part.role === 'chart') return chartOptions(reading, chart);
  return planOptions(reading.plan, schema, part).map(({ label, plan }) => ({
    label,
    request: { plan, chart: reading.chart },
  }));
}

/** The other kinds of chart that suit the Result. */
function chartOptions({ plan, chart: wish }: Reading, chart: DrawnChart | null): Option[] {
  const others = chart?.alternatives.filter(({ mark }) => mark !== chart.spec.mark) ?? [];
  const first = others.filter((spec, index) => others.findIndex(({ mark }) => mark === spec.mark) === index);
  const kept = wish ?? { mark: null, x: null, color: null, facet: null, stack: null };
  return first.map((spec) => ({
    label: chartName(spec),
    request: { plan, chart: { ...kept, mark: spec.mark, stack: null } },
  }));
}
