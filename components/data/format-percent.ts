/** A share (0..1) for a tight place: 0.4512 → "45 %", 0.0004 → "< 0.1 %". */
export function formatPercent(share: number): string {
  if (share > 0 && share < 0.001) return '< 0.1 %';
  if (share > 0 && share < 0.1) return `${(share * 100).toFixed(1)} %`;
  if (share < 1 && share > 0.999) return '> 99.9 %';
  return `${Math.round(share * 100)} %`;
}
