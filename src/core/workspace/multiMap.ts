/** Several values to a key; a key without values is not kept. */
export class MultiMap<K, V> {
  private readonly sets = new Map<K, Set<V>>();

  get(key: K): ReadonlySet<V> {
    return this.sets.get(key) ?? new Set<V>();
  }

  has(key: K): boolean {
    return this.sets.has(key);
  }

  add(key: K, value: V): void {
    const set = this.sets.get(key);
    if (set === undefined) this.sets.set(key, new Set([value]));
    else set.add(value);
  }

  delete(key: K, value: V): void {
    const set = this.sets.get(key);
    set?.delete(value);
    if (set?.size === 0) this.sets.delete(key);
  }
}
