import { type ClassValue, clsx } from 'clsx';

export const classNames = (...values: ClassValue[]): string => clsx(values);
