'use client';

import { ChevronDown } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { Menu, MenuChoice, MenuContent, MenuRadioGroup, MenuTrigger } from '#components/ui/menu.tsx';
import type { ChartSpec } from '#lib/charts/browser.ts';
import type { DrawnChart } from '#lib/client/index.ts';
import { chartName } from './chart-name.ts';

type ChartSwitcherProps = { chart: DrawnChart; spec: ChartSpec; onChange: (spec: ChartSpec) => void };

/** The charts that suit this Result. */
export function ChartSwitcher({ chart, spec, onChange }: ChartSwitcherProps) {
  const choices = [chart.spec, ...chart.alternatives];
  if (choices.length < 2) return null;
  return (
    <Menu>
      <MenuTrigger asChild>
        <Button
          aria-label={`Chart type: ${chartName(spec)}`}
          className="max-[480px]:max-w-20 max-[480px]:px-1"
        >
          <span className="truncate">{chartName(spec)}</span>
          <ChevronDown aria-hidden className="text-ink-faint" />
        </Button>
      </MenuTrigger>
      <MenuContent align="end" className="min-w-40">
        <MenuRadioGroup
          value={String(choices.indexOf(spec))}
          onValueChange={(index) => onChange(choices[Number(index)] ?? spec)}
        >
          {choices.map((choice, index) => (
            <MenuChoice key={JSON.stringify(choice)} value={String(index)}>
              {nameAmong(choice, choices)}
            </MenuChoice>
          ))}
        </MenuRadioGroup>
      </MenuContent>
    </Menu>
  );
}

/** Two charts of one kind, over different measures, are told apart by their titles. */
function nameAmong(choice: ChartSpec, choices: readonly ChartSpec[]): string {
  const name = chartName(choice);
  const isShared = choices.filter((other) => chartName(other) === name).length > 1;
  return isShared ? `${name}: ${choice.title}` : name;
}
