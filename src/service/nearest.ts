import { closest, distance } from 'fastest-levenshtein';

/** The known word that is so near to what was written that it must be meant; `null` where none is. */
export function nearest(written: string, known: readonly string[]): string | null {
  if (known.length === 0) return null;
  const lower = written.toLowerCase();
  const best = closest(lower, known);
  return distance(lower, best) <= Math.max(1, Math.floor(best.length / 3)) ? best : null;
}
