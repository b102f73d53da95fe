'use client';

import { Braces, Copy, Ellipsis, FileImage, Image } from 'lucide-react';
import { useTheme } from 'next-themes';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Menu, MenuContent, MenuItem, MenuTrigger } from '#components/ui/menu.tsx';
import { notify, notifyError } from '#components/ui/notify.ts';
import type { StoredFigure } from '#lib/contracts/index.ts';

type CodeFigureMenuProps = { figure: StoredFigure; name: string; path: string };

/** The ways in which a Plotly figure of code leaves the page. */
export function CodeFigureMenu({ figure, name, path }: CodeFigureMenuProps) {
  const { resolvedTheme } = useTheme();
  const theme = resolvedTheme === 'dark' ? 'dark' : 'light';
  const { width, height } = figure;
  const take = (action: 'copyFigure' | 'downloadFigurePng' | 'downloadFigureSvg', done?: string) => () => {
    import('#components/chart/export-figure.ts')
      .then((exporting) => exporting[action]({ path, name, width, height, theme }))
      .then(() => (done ? notify({ text: done }) : undefined))
      .catch(notifyError);
  };
  return (
    <Menu>
      <MenuTrigger asChild>
        <IconButton label={`Copy and download ${name}`} icon={Ellipsis} size="smallIcon" />
      </MenuTrigger>
      <MenuContent align="end">
        <MenuItem onSelect={take('copyFigure', 'Image copied')}>
          <Copy aria-hidden />
          Copy image
        </MenuItem>
        <MenuItem onSelect={take('downloadFigurePng')}>
          <Image aria-hidden />
          Download PNG
        </MenuItem>
        <MenuItem onSelect={take('downloadFigureSvg')}>
          <FileImage aria-hidden />
          Download SVG
        </MenuItem>
        <MenuItem asChild>
          <a href={path} download>
            <Braces aria-hidden />
            Download figure JSON
          </a>
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
