import { isDigit } from './tokens';

/** What digits can mean: a dot before exactly three digits is thousands or decimal, as the unit decides. */
export interface DigitsReading {
  readonly value: number;
  /** The value where a dot before exactly three digits is decimal. Equal to `value` where there is no such doubt. */
  readonly decimalValue: number;
}

/**
 * Reads digits with decimal and thousands marks (`50,000`, `20.000.000`, `1.200,50`, `3,5`, `1 200`); `null` where the
 * marks make no number. A comma before exactly three digits is thousands, else decimal.
 * @param exponent power of ten to multiply with, exactly, for `1.1M`.
 */
export function readDigits(raw: string, exponent = 0): DigitsReading | null {
  const plain = withoutSpaces(raw);
  const commas = count(plain, ',');
  const dots = count(plain, '.');
  if (commas > 0 && dots > 0) return readMixed(plain, commas, dots, exponent);
  if (commas > 0) return single(readWithMark(plain, ',', commas, exponent));
  if (dots > 1) return single(readWithMark(plain, '.', dots, exponent));
  const decimalValue = toNumber(plain, exponent);
  if (decimalValue === null) return null;
  const grouped = dots === 1 ? readWithMark(plain, '.', 1, exponent) : null;
  return { value: grouped ?? decimalValue, decimalValue };
}

function single(value: number | null): DigitsReading | null {
  return value === null ? null : { value, decimalValue: value };
}

/** Both marks: the last one is decimal, the other thousands. */
function readMixed(plain: string, commas: number, dots: number, exponent: number): DigitsReading | null {
  const decimal = plain.lastIndexOf(',') > plain.lastIndexOf('.') ? ',' : '.';
  if ((decimal === ',' ? commas : dots) !== 1) return null;
  const [whole = '', fraction = ''] = plain.split(decimal);
  const groups = whole.split(decimal === ',' ? '.' : ',');
  return areGroups(groups) ? single(toNumber(`${groups.join('')}.${fraction}`, exponent)) : null;
}

function readWithMark(plain: string, mark: string, marks: number, exponent: number): number | null {
  const groups = plain.split(mark);
  if (areGroups(groups)) return toNumber(groups.join(''), exponent);
  return marks === 1 ? toNumber(groups.join('.'), exponent) : null;
}

/** `1,200`, `20.000.000` and the Indian `12,34,567`, but not `0,125`. */
function areGroups(groups: readonly string[]): boolean {
  const [first = ''] = groups;
  if (first.length === 0 || first.length > 3 || first.startsWith('0')) return false;
  return groups.every((group, index) => {
    if (index === 0) return true;
    return group.length === 3 || (group.length === 2 && first.length <= 2 && index < groups.length - 1);
  });
}

function toNumber(digits: string, exponent: number): number | null {
  const value = Number(`${digits}e${exponent}`);
  return digits !== '' && Number.isFinite(value) ? value : null;
}

function withoutSpaces(raw: string): string {
  let plain = '';
  for (const character of raw) if (isDigit(character) || character === '.' || character === ',') plain += character;
  return plain;
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

/** A number without exponent: the fewest digits that give it back. */
export function plainDecimal(value: number): string {
  const [mantissa = '0', exponentText] = String(Object.is(value, -0) ? 0 : value).split('e');
  if (exponentText === undefined) return mantissa;
  const exponent = Number(exponentText);
  const sign = mantissa.startsWith('-') ? '-' : '';
  const [whole = '0', fraction = ''] = mantissa.replace('-', '').split('.');
  if (exponent >= 0) return `${sign}${whole}${fraction.padEnd(exponent, '0')}`;
  return `${sign}0.${'0'.repeat(-exponent - 1)}${whole}${fraction}`;
}
