/**
 * A copy of a plain value in which every position, an object with `line` and `character`, stands `delta` lines further
 * down. What was parsed once can so stand anywhere in its document. The value itself where `delta` is 0.
 */
export function shiftLines<T>(value: T, delta: number): T {
  return delta === 0 ? value : (shift(value, delta) as T);
}

function shift(value: unknown, delta: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => shift(item, delta));
  const copy: Record<string, unknown> = {};
  const isPosition = 'line' in value && 'character' in value;
  for (const [key, inner] of Object.entries(value)) {
    copy[key] = isPosition && key === 'line' && typeof inner === 'number' ? inner + delta : shift(inner, delta);
  }
  return copy;
}
