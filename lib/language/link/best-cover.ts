import type { Candidate } from './candidate.ts';

type State = { weight: number; last: Candidate | null };

/** The candidates, none over another, whose weights sum up highest (weighted interval scheduling). */
export function bestCover(candidates: readonly Candidate[], length: number): Candidate[] {
  const best: State[] = [{ weight: 0, last: null }];
  const byEnd = new Map<number, Candidate[]>();
  for (const candidate of candidates)
    byEnd.set(candidate.to, [...(byEnd.get(candidate.to) ?? []), candidate]);
  for (let end = 1; end <= length; end += 1) {
    let state: State = { weight: weightAt(best, end - 1), last: null };
    for (const candidate of byEnd.get(end) ?? []) {
      const weight = weightAt(best, candidate.from) + candidate.weight;
      if (weight > state.weight + 1e-9) state = { weight, last: candidate };
    }
    best.push(state);
  }
  return backwards(best, length).reverse();
}

function weightAt(best: readonly { weight: number }[], end: number): number {
  return best[end]?.weight ?? 0;
}

function backwards(best: readonly { last: Candidate | null }[], length: number): Candidate[] {
  const chosen: Candidate[] = [];
  for (let end = length; end > 0; ) {
    const last = best[end]?.last ?? null;
    if (last) chosen.push(last);
    end = last ? last.from : end - 1;
  }
  return chosen;
}
