import type { Sample } from '#lib/contracts/index.ts';
import type { Services } from '../services.ts';

/** The bundled datasets, for anyone. */
export async function listSamples(
  _actor: unknown,
  _input: unknown,
  { samples }: Pick<Services, 'samples'>,
): Promise<Sample[]> {
  return (await samples()).map(({ path: _, ...sample }) => sample);
}
