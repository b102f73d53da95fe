'use client';

import { Braces, Copy, Ellipsis, FileImage, FileSpreadsheet, Image, Table } from 'lucide-react';
import { useTheme } from 'next-themes';
import { usePlotline } from '#components/page/session-context.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from '#components/ui/menu.tsx';
import { notify, notifyError } from '#components/ui/notify.ts';
import type { ChartSpec } from '#lib/charts/browser.ts';
import { type ResultCard, resultCsvPath } from '#lib/client/index.ts';
import type { Result } from '#lib/datasets/browser.ts';
import { copyTable } from './copy-table.ts';

type CardMenuProps = { card: ResultCard; spec: ChartSpec | null; result: Result };

/** Everything that leaves a card: pictures, files, the clipboard. */
export function CardMenu({ card, spec, result }: CardMenuProps) {
  const { sessionId } = usePlotline();
  const { resolvedTheme } = useTheme();
  const theme = resolvedTheme === 'dark' ? 'dark' : 'light';
  const withChart =
    (action: 'copyChart' | 'downloadPng' | 'downloadSvg' | 'downloadFigure', done?: string) => () => {
      if (!spec) return;
      import('#components/chart/export-chart.ts')
        .then((exporting) => exporting[action]({ spec, result, theme }))
        .then(() => (done ? notify({ text: done }) : undefined))
        .catch(notifyError);
    };
  return (
    <Menu>
      <MenuTrigger asChild>
        <IconButton label="Copy and download" icon={Ellipsis} size="smallIcon" />
      </MenuTrigger>
      <MenuContent align="end">
        {spec && (
          <>
            <MenuItem onSelect={withChart('copyChart', 'Image copied')}>
              <Copy aria-hidden />
              Copy image
            </MenuItem>
            <MenuItem onSelect={withChart('downloadPng')}>
              <Image aria-hidden />
              Download PNG
            </MenuItem>
            <MenuItem onSelect={withChart('downloadSvg')}>
              <FileImage aria-hidden />
              Download SVG
            </MenuItem>
            <MenuItem onSelect={withChart('downloadFigure')}>
              <Braces aria-hidden />
              Download figure JSON
            </MenuItem>
            <MenuSeparator />
          </>
        )}
        <MenuItem onSelect={() => void copyTable(result)}>
          <Table aria-hidden />
          Copy table
        </MenuItem>
        <MenuItem asChild>
          <a href={resultCsvPath(sessionId, card.callId)} download>
            <FileSpreadsheet aria-hidden />
            Download CSV
          </a>
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
