/** A value with its unit, as people write one: `72%`, `1.2s`, `$1.2M`, `22`, `-12%`, `2/week`. */
export interface Quantity {
  readonly value: number;
  /** As in `Movement.unit`; `null` for a bare number. */
  readonly unit: string | null;
  /** Whether a sign was written. */
  readonly signed: boolean;
}

/** Reads a text that is one value; `null` where it is none. Never throws. */
export function readQuantity(_raw: string): Quantity | null {
  return null;
}

/** The value in the given unit; a bare number counts as being in it. `null` where the units cannot be compared. */
export function convertQuantity(quantity: Quantity, unit: string | null): number | null {
  return quantity.unit === unit || quantity.unit === null ? quantity.value : null;
}

/** Canonical text of a value: `readQuantity(formatQuantity(v, u))` gives `v` and `u` back. */
export function formatQuantity(value: number, unit: string | null): string {
  return `${value}${unit ?? ''}`;
}
