import { english } from './english';
import { readMeasure } from './measure';
import { plainDecimal } from './numbers';
import { type Token, tokenize } from './tokens';
import { conversionFactor, isCurrency, isDuration } from './units';
import type { Vocabulary } from './vocabulary';

/** A value with its unit, as people write one: `72%`, `1.2s`, `$1.2M`, `22`, `-12%`, `2/week`. */
export interface Quantity {
  readonly value: number;
  /** As in `Movement.unit`; `null` for a bare number or a count of things. */
  readonly unit: string | null;
  /** Whether a sign was written. */
  readonly signed: boolean;
}

/** How many words may name the thing counted: `12 paying customers`. */
const longestNoun = 3;

/**
 * Reads a text that is one value, with its unit or the thing that it counts, and nothing else; `null` where it is none.
 * Never throws.
 */
export function readQuantity(raw: string, vocabulary: Vocabulary = english): Quantity | null {
  const tokens = tokenize(raw);
  const start = tokens[0]?.lower === '~' ? 1 : 0;
  const measure = readMeasure(tokens, start, vocabulary, { timeWords: false, alone: true });
  if (measure === null || measure.factor || measure.name) return null;
  const rest = tokens.slice(measure.end);
  if (rest.length > 0 && (measure.unit !== null || !isNoun(rest, vocabulary))) return null;
  return { value: measure.value, unit: measure.unit, signed: measure.signed };
}

function isNoun(tokens: readonly Token[], vocabulary: Vocabulary): boolean {
  if (tokens.length > longestNoun) return false;
  return tokens.every(
    ({ kind, lower }) =>
      kind === 'word' &&
      !vocabulary.prepositions.has(lower) &&
      !vocabulary.conjunctions.has(lower) &&
      !vocabulary.copulas.has(lower),
  );
}

/** Conversions are rounded to this many digits, which hides the noise of binary fractions. */
const significantDigits = 12;

/**
 * The value in `unit`; a bare number counts as being in it. `null` where the two cannot be compared, as `72%` and `ms`,
 * or a value with a unit and a target that has none.
 */
export function convertQuantity(quantity: Quantity, unit: string | null): number | null {
  if (quantity.unit === null || quantity.unit === unit) return quantity.value;
  const factor = unit === null ? null : conversionFactor(quantity.unit, unit);
  if (factor === null) return null;
  return factor === 1 ? quantity.value : Number((quantity.value * factor).toPrecision(significantDigits));
}

/**
 * Canonical text of a value: `72%`, `8 pp`, `$1.2M`, `400 ms`, `1 day`, `2 per week`, `50`.
 * `readQuantity` gives value and unit back. Empty for what is not a finite number.
 */
export function formatQuantity(value: number, unit: string | null): string {
  if (!Number.isFinite(value)) return '';
  if (unit === null) return countText(value);
  if (unit === '%') return `${plainDecimal(value)}%`;
  if (isCurrency(unit)) return formatMoney(value, unit);
  if (unit.startsWith('per ')) return `${countText(value)} ${unit}`;
  const name = isDuration(unit) && value === 1 ? unit.replace(/s$/, (ending) => (unit.length > 2 ? '' : ending)) : unit;
  return `${plainDecimal(value)} ${name}`;
}

function formatMoney(value: number, unit: string): string {
  const size = Math.abs(value);
  const sign = value < 0 ? '-' : '';
  const inMillions = size >= 1e6 && size < 1e12 && size % 10_000 === 0;
  const amount = inMillions ? `${plainDecimal(size / 1e6)}M` : countText(size);
  return /^[A-Z]*[^A-Za-z]$/u.test(unit) && unit !== 'VNĐ' ? `${sign}${unit}${amount}` : `${sign}${amount} ${unit}`;
}

/** A dot before exactly three digits would read as thousands: a zero is appended. */
function countText(value: number): string {
  const text = plainDecimal(value);
  const fraction = text.split('.')[1];
  return fraction?.length === 3 ? `${text}0` : text;
}
