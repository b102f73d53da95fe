'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import { useTheme } from 'next-themes';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Menu, MenuChoice, MenuContent, MenuRadioGroup, MenuTrigger } from '#components/ui/menu.tsx';

export function ThemeButton() {
  const { theme, setTheme } = useTheme();
  return (
    <Menu>
      <MenuTrigger asChild>
        <IconButton label="Theme" icon={Sun} />
      </MenuTrigger>
      <MenuContent align="end" className="min-w-32">
        <MenuRadioGroup value={theme ?? 'system'} onValueChange={setTheme}>
          <MenuChoice value="light">
            <Sun aria-hidden className="mr-2 inline" />
            Light
          </MenuChoice>
          <MenuChoice value="dark">
            <Moon aria-hidden className="mr-2 inline" />
            Dark
          </MenuChoice>
          <MenuChoice value="system">
            <Monitor aria-hidden className="mr-2 inline" />
            System
          </MenuChoice>
        </MenuRadioGroup>
      </MenuContent>
    </Menu>
  );
}
