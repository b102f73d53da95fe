import { chiSquareUpper } from './tails.ts';

export type Contingency = {
  /** Rows counted, and the number of categories on each side. */
  n: number;
  categories: readonly [number, number];
  /** The smallest total of each side's categories. */
  smallest: readonly [number, number];
  /** Σ (observed - expected)² / expected, uncorrected. */
  chiSquare: number;
};

export type Independence = {
  chiSquare: number;
  degrees: number;
  p: number;
  /** Cramér's V, of the uncorrected value. */
  association: number;
  smallestExpected: number;
};

/**
 * Pearson's test that two categories are independent. Of a table of two by two it is corrected for continuity by
 * Yates, Journal of the Royal Statistical Society Supplement 1, 1934: each difference is at most half less.
 */
export function independence({ n, categories, smallest, chiSquare }: Contingency): Independence {
  const [rows, columns] = categories;
  const degrees = (rows - 1) * (columns - 1);
  const corrected = rows === 2 && columns === 2 ? yates({ n, smallest, chiSquare }) : chiSquare;
  return {
    chiSquare: corrected,
    degrees,
    p: chiSquareUpper(corrected, degrees),
    association: Math.sqrt(chiSquare / (n * (Math.min(rows, columns) - 1))),
    smallestExpected: (smallest[0] * smallest[1]) / n,
  };
}

/** In a table of two by two each cell differs from what is expected by the same number. */
function yates({ n, smallest, chiSquare }: Pick<Contingency, 'n' | 'smallest' | 'chiSquare'>): number {
  const [row, column] = smallest;
  const inverses = n ** 3 / (row * (n - row) * column * (n - column));
  const difference = Math.sqrt(chiSquare / inverses);
  return Math.max(0, difference - 0.5) ** 2 * inverses;
}
