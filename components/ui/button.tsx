import { cva, type VariantProps } from 'class-variance-authority';
import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';

const styles = cva(
  'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md font-medium whitespace-nowrap transition-colors select-none disabled:cursor-not-allowed disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0',
  {
    variants: {
      look: {
        primary: 'bg-accent text-on-accent hover:bg-accent-strong',
        outline: 'border border-line bg-surface text-ink hover:bg-hover',
        ghost: 'text-ink-soft hover:bg-hover hover:text-ink data-[state=open]:bg-hover',
        danger: 'bg-danger text-surface hover:opacity-90',
      },
      size: {
        small: 'h-7 px-2 text-[0.8125rem]',
        medium: 'h-8.5 px-3 text-sm',
        icon: 'size-8',
        smallIcon: 'size-7',
      },
    },
    defaultVariants: { look: 'ghost', size: 'small' },
  },
);

type ButtonProps = ComponentProps<'button'> & VariantProps<typeof styles>;

export function Button({ look, size, className, type = 'button', ...rest }: ButtonProps) {
  return <button type={type} className={classNames(styles({ look, size }), className)} {...rest} />;
}

type LinkButtonProps = ComponentProps<'a'> & VariantProps<typeof styles>;

/** A link that looks like a button: for downloads and places. */
export function LinkButton({ look, size, className, ...rest }: LinkButtonProps) {
  return <a className={classNames(styles({ look, size }), className)} {...rest} />;
}
