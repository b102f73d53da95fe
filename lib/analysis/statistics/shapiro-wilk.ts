import { normalUpper } from './tails.ts';

/** What the test needs of n sorted values x and their normal scores m, by which the ends are told from the rest. */
export type OrderedSample = {
  n: number;
  /** Σ (x - mean)². */
  squares: number;
  /** Largest less smallest, and the second largest less the second smallest. */
  range: number;
  innerRange: number;
  /** The score of the largest and of the second largest. */
  topScore: number;
  nextScore: number;
  /** Σ m² and Σ m x. */
  scoreSquares: number;
  scoredSum: number;
};

export type ShapiroWilk = { statistic: number; p: number };

/**
 * W and its p-value by Royston's algorithm AS R94, Applied Statistics 44(4), 1995, pp. 547-551, which SciPy and R
 * use too. null for fewer than three values and where all are equal.
 */
export function shapiroWilk(sample: OrderedSample): ShapiroWilk | null {
  if (sample.n < 3 || !(sample.squares > 0) || !(sample.range > 0)) return null;
  const contrast = sample.n === 3 ? Math.SQRT1_2 * sample.range : weighted(sample);
  const statistic = Math.min(1, contrast ** 2 / sample.squares);
  return { statistic, p: pValue(statistic, sample.n) };
}

/** Σ a x with Royston's approximate weights: the one or two at each end by polynomials, the rest by their scores. */
function weighted(sample: OrderedSample): number {
  const { n, range, innerRange, topScore, nextScore, scoreSquares, scoredSum } = sample;
  const root = 1 / Math.sqrt(n);
  const length = Math.sqrt(scoreSquares);
  const first = polynomial([0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056], root) + topScore / length;
  if (n <= 5) {
    const scale = Math.sqrt((scoreSquares - 2 * topScore ** 2) / (1 - 2 * first ** 2));
    return first * range + (scoredSum - topScore * range) / scale;
  }
  const second =
    polynomial([0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633], root) + nextScore / length;
  const scale = Math.sqrt(
    (scoreSquares - 2 * topScore ** 2 - 2 * nextScore ** 2) / (1 - 2 * first ** 2 - 2 * second ** 2),
  );
  const rest = scoredSum - topScore * range - nextScore * innerRange;
  return first * range + second * innerRange + rest / scale;
}

function pValue(statistic: number, n: number): number {
  if (n === 3)
    return Math.max(0, (6 / Math.PI) * (Math.asin(Math.sqrt(statistic)) - Math.asin(Math.sqrt(0.75))));
  const distance = Math.log(1 - statistic);
  if (n <= 11) {
    const bound = polynomial([-2.273, 0.459], n);
    if (distance >= bound) return 1e-99;
    const mean = polynomial([0.544, -0.39978, 0.025054, -6.714e-4], n);
    const deviation = Math.exp(polynomial([1.3822, -0.77857, 0.062767, -0.0020322], n));
    return normalUpper((-Math.log(bound - distance) - mean) / deviation);
  }
  const size = Math.log(n);
  const mean = polynomial([-1.5861, -0.31082, -0.083751, 0.0038915], size);
  const deviation = Math.exp(polynomial([-0.4803, -0.082676, 0.0030302], size));
  return normalUpper((distance - mean) / deviation);
}

/** c0 + c1 x + c2 x² … */
function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);
}
