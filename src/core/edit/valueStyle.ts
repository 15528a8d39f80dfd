import { convertQuantity, formatQuantity, readQuantity } from '../metrics/quantity';
import type { KeyResult } from '../model/entities';
import { oneLine } from './textEdits';

const bareNumber = /^[+-]?\d[\d.,'\u00a0\u202f ]*(?:K|M|bn)?$/i;

/**
 * A value as it is to be written for a key result: what was typed, and where that is a bare number, with the unit as the
 * key result itself writes it (`72` becomes `72%`, `450` becomes `450 ms`, `3` becomes `3/10` behind `(score: 2/10)`).
 * Anything else stays as typed.
 */
export function styleValue(typed: string, keyResult: KeyResult): string {
  const value = oneLine(typed);
  if (keyResult.confidential || !bareNumber.test(value)) return value;
  const outOf = /[\d.,](\s*\/\s*\d+)$/.exec(keyResult.now?.raw ?? '')?.[1];
  if (outOf !== undefined) return value + outOf;
  const { unit, target } = keyResult.movement;
  if (unit === null || unit.startsWith('per ')) return value;
  const styled = withUnit(value, unit, [keyResult.now?.raw ?? '', keyResult.text]);
  return meansTheSame(value, styled, unit) || target === null ? styled : value;
}

/** Canonical text of a number in a key result's unit, in the key result's own style: 0.5 of `%` is `0.5%`. */
export function writeValue(value: number, keyResult: KeyResult): string {
  const bare = String(value);
  const styled = styleValue(bare, keyResult);
  return styled === bare ? formatQuantity(value, keyResult.movement.unit) : styled;
}

/** A unit must never change what the number says: `450` in `ms` stays bare where the sentence's last unit is `s`. */
function meansTheSame(bare: string, styled: string, unit: string): boolean {
  const [meant, written] = [bare, styled].map((text) => {
    const quantity = readQuantity(text);
    return quantity === null ? null : convertQuantity(quantity, unit);
  });
  return meant === written;
}

function withUnit(value: string, unit: string, samples: readonly string[]): string {
  for (const sample of samples) {
    const written = unitIn(sample, unit);
    if (written !== null) return written.before ? written.text + value : value + agree(written.text, value);
  }
  return isCurrency(unit) ? unit + value : unit === '%' ? `${value}%` : `${value} ${unit}`;
}

/** The last unit of a text, with the space between it and the number. */
function unitIn(sample: string, unit: string): { readonly text: string; readonly before: boolean } | null {
  if (isCurrency(unit)) return currencyIn(sample, unit);
  const found = [...sample.matchAll(/\d((?:[ \u00a0\u202f])?)(%|\p{L}+(?: points?)?)(?![\p{L}\p{N}])/gu)]
    .filter(([, , word = '']) => sameUnit(word, unit))
    .at(-1);
  return found === undefined ? null : { text: (found[1] ?? '') + (found[2] ?? ''), before: false };
}

function currencyIn(sample: string, unit: string): { readonly text: string; readonly before: boolean } | null {
  const at = sample.lastIndexOf(unit);
  if (at < 0) return null;
  const behind = /^[ \u00a0\u202f]?(?=\d)/.exec(sample.slice(at + unit.length));
  if (behind !== null) return { text: unit + behind[0], before: true };
  const ahead = /[\d](?:\s?(?:K|M|bn))?([ \u00a0\u202f]?)$/i.exec(sample.slice(0, at));
  return ahead === null ? null : { text: (ahead[1] ?? '') + unit, before: false };
}

function isCurrency(unit: string): boolean {
  return /^\p{Sc}$/u.test(unit);
}

function sameUnit(word: string, unit: string): boolean {
  return word === unit || readQuantity(`1 ${word}`)?.unit === unit;
}

/** `1 day` is the style, 3 are days. */
function agree(written: string, value: string): string {
  const isSingular = /(?:second|minute|hour|day|week|month|point)$/.test(written);
  return isSingular && value !== '1' ? `${written}s` : written;
}
