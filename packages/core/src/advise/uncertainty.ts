/** A range that the mean of a day lies in, and what a wrong choice would cost, all for a day. */
export interface Spread {
  readonly low: number;
  readonly high: number;
  /** Expected loss of choosing what a positive, and what a negative, mean speaks for. */
  readonly regretIfPositive: number;
  readonly regretIfNegative: number;
}

const RESAMPLES = 1000;
const LEVEL = 0.9;
/** A week, so that weekdays stay together. */
const BLOCK_DAYS = 7;
const SEED = 20_230_511;

/**
 * A 90 % interval of the mean over days, by a circular block bootstrap.
 *
 *     resample:  blocks of 7 days, each from a random first day on, the end followed by the beginning
 *     low, high: 5th and 95th percentile of 1,000 resampled means, widened around the mean by √(k ÷ (k − 1)) × t ÷ z
 *
 * Blocks keep weekdays and calm or busy spells together. Widening makes up for how few of them there are: k = days ÷ block,
 * and t is Student's 95 % point of k − 1 degrees of freedom, z the normal one. The seed is fixed: the same days give the same
 * interval. Under 21 days blocks are a third of them; `null` under 3.
 */
export function spreadOfMean(values: readonly number[]): Spread | null {
  const length = values.length;
  const block = Math.min(BLOCK_DAYS, Math.floor(length / 3));
  if (block === 0) return null;
  const mean = values.reduce((total, value) => total + value, 0) / length;
  const wider = widening(length / block);
  const means = resample(values, block).map((one) => mean + (one - mean) * wider);
  means.sort((a, b) => a - b);
  const at = (share: number): number => means[Math.round(share * (RESAMPLES - 1))] ?? mean;
  const loss = (sign: 1 | -1): number => means.reduce((total, one) => total + Math.max(0, sign * one), 0) / RESAMPLES;
  return { low: at((1 - LEVEL) / 2), high: at((1 + LEVEL) / 2), regretIfPositive: loss(-1), regretIfNegative: loss(1) };
}

/** The normal distribution's 95 % point. */
const Z = 1.6449;

/** For k blocks; t by its expansion in 1 ÷ degrees of freedom (Abramowitz and Stegun 26.7.5), good to 6 % from 3 blocks on. */
function widening(blocks: number): number {
  const freedom = blocks - 1;
  const t = Z + (Z ** 3 + Z) / (4 * freedom) + (5 * Z ** 5 + 16 * Z ** 3 + 3 * Z) / (96 * freedom ** 2);
  return Math.sqrt(blocks / freedom) * (t / Z);
}

/** Means of as many days as there are, drawn in blocks; sums of blocks come from running sums. */
function resample(values: readonly number[], block: number): number[] {
  const length = values.length;
  const sums = [0];
  for (let index = 0; index < length + block; index += 1) {
    sums.push((sums[index] ?? 0) + (values[index % length] ?? 0));
  }
  const random = generator(SEED);
  return Array.from({ length: RESAMPLES }, () => {
    let total = 0;
    for (let left = length; left > 0; left -= block) {
      const first = Math.floor(random() * length);
      total += (sums[first + Math.min(block, left)] ?? 0) - (sums[first] ?? 0);
    }
    return total / length;
  });
}

/** Numbers from 0 to 1, always the same ones: Mulberry32. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
