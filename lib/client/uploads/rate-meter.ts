const windowMs = 3000;

/** Measures a rate over the last three seconds: give it each total with its time in ms, get units a second. */
export function createRateMeter(): (total: number, now: number) => number | null {
  let points: { total: number; now: number }[] = [];
  return (total, now) => {
    points = [...points.filter((point) => now - point.now <= windowMs), { total, now }];
    const first = points[0];
    if (!first || now - first.now < 250) return null;
    return ((total - first.total) / (now - first.now)) * 1000;
  };
}
