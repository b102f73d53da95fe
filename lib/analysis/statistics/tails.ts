import { betaTail } from './incomplete-beta.ts';
import { upperGamma } from './incomplete-gamma.ts';

/** P(|T| ≥ |t|) of Student's t with `degrees` of freedom: I of df / (df + t²), Abramowitz & Stegun 26.7.1. */
export function studentTwoSided(t: number, degrees: number): number {
  if (!Number.isFinite(t)) return Number.isNaN(t) ? Number.NaN : 0;
  const sum = degrees + t * t;
  return betaTail({ x: degrees / sum, y: (t * t) / sum }, degrees / 2, 0.5);
}

/** P(F ≥ f) of Fisher's F: I of d2 / (d2 + d1 f), Abramowitz & Stegun 26.6.2. */
export function fisherUpper(f: number, between: number, within: number): number {
  if (!(f > 0)) return Number.isNaN(f) ? Number.NaN : 1;
  if (!Number.isFinite(f)) return 0;
  const sum = within + between * f;
  return betaTail({ x: within / sum, y: (between * f) / sum }, within / 2, between / 2);
}

/** P(χ² ≥ x) with `degrees` of freedom: Q(df / 2, x / 2), Abramowitz & Stegun 26.4.19. */
export function chiSquareUpper(x: number, degrees: number): number {
  return upperGamma(degrees / 2, x / 2);
}

/** P(Z ≥ z) of the standard normal distribution: half of Q(1/2, z² / 2), Abramowitz & Stegun 26.2.30. */
export function normalUpper(z: number): number {
  const tail = upperGamma(0.5, (z * z) / 2) / 2;
  return z < 0 ? 1 - tail : tail;
}
