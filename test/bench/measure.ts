/** The middle one of the numbers; of an even count, the upper middle. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** The number that so large a share of all is below, by nearest rank. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Milliseconds that the work takes. */
export function time(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** Bytes on the heap after a collection of garbage; needs `--expose-gc`. */
export function heapInUse(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

export function formatMilliseconds(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : 0)} ms`;
}

/** What a bound says of a measured value; the run fails when one does not hold. */
export interface Verdict {
  readonly what: string;
  readonly value: string;
  readonly bound?: string;
  readonly holds: boolean;
}
