import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import { Button } from './button.tsx';

type IconButtonProps = Omit<ComponentProps<typeof Button>, 'children' | 'aria-label'> & {
  label: string;
  icon: LucideIcon;
  /** Keys that do the same, for the tooltip. */
  keys?: string;
};

export function IconButton({ label, icon: Icon, keys, size = 'icon', ...rest }: IconButtonProps) {
  return (
    <Button size={size} aria-label={label} title={keys ? `${label} (${keys})` : label} {...rest}>
      <Icon aria-hidden />
    </Button>
  );
}
