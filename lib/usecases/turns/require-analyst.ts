import { PlotlineError } from '#lib/base/index.ts';
import type { Analyst } from '#lib/contracts/index.ts';
import type { Services } from '../services.ts';

/** Fails with `model_unavailable` and the reason where the analyst can't answer in this installation. */
export function requireAnalyst(name: Analyst, { settings }: Pick<Services, 'settings'>): void {
  const analyst = settings.installation.analysts.find((one) => one.name === name);
  if (analyst?.available) return;
  throw new PlotlineError('model_unavailable', analyst?.reason ?? 'This analyst is not available here.');
}
