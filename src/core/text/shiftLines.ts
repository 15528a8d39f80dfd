import type { Range } from './position';

/** A range `delta` lines further down. */
export function shiftRange({ start, end }: Range, delta: number): Range {
  return {
    start: { line: start.line + delta, character: start.character },
    end: { line: end.line + delta, character: end.character },
  };
}

/**
 * A copy of a plain value in which every position, an object with `line` and `character`, stands `delta` lines further
 * down. What was parsed once can so stand anywhere in its document. The value itself where `delta` is 0.
 */
export function shiftLines<T>(value: T, delta: number): T {
  return delta === 0 ? value : (shift(value, delta) as T);
}

function shift(value: unknown, delta: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.length === 0 ? value : value.map((item) => shift(item, delta));
  const copy: Record<string, unknown> = { ...value };
  for (const key in copy) {
    const inner = copy[key];
    if (typeof inner === 'object' && inner !== null) copy[key] = shift(inner, delta);
  }
  if ('character' in copy && typeof copy['line'] === 'number') copy['line'] += delta;
  return copy;
}
