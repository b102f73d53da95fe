'use client';

import { Switch as Radix } from 'radix-ui';

type SwitchProps = {
  label: string;
  id?: string;
  isOn: boolean;
  isDisabled?: boolean;
  /** Id of the text that explains it. */
  describedBy?: string;
  onChange: (isOn: boolean) => void;
};

export function Switch({ label, id, isOn, isDisabled = false, describedBy, onChange }: SwitchProps) {
  return (
    <Radix.Root
      aria-label={label}
      {...(id && { id })}
      {...(describedBy && { 'aria-describedby': describedBy })}
      checked={isOn}
      disabled={isDisabled}
      onCheckedChange={onChange}
      className="relative inline-flex h-5 w-9 shrink-0 items-center rounded-full border border-line-strong bg-sunken transition-colors disabled:cursor-not-allowed disabled:opacity-50 data-[state=checked]:border-accent data-[state=checked]:bg-accent"
    >
      <Radix.Thumb className="size-3.5 translate-x-0.5 rounded-full bg-ink-soft transition-transform data-[state=checked]:translate-x-[1.125rem] data-[state=checked]:bg-on-accent" />
    </Radix.Root>
  );
}
