/** A unit as it is kept, and what one written unit is worth in it. */
export interface UnitWord {
  readonly unit: string;
  readonly factor: number;
}

const durations: ReadonlyArray<readonly [UnitWord, readonly string[]]> = [
  [{ unit: 'ms', factor: 0.001 }, ['µs', 'μs', 'microsecond', 'microseconds']],
  [{ unit: 'ms', factor: 1 }, ['ms', 'msec', 'millis', 'millisecond', 'milliseconds']],
  [{ unit: 's', factor: 1 }, ['s', 'sec', 'secs', 'second', 'seconds']],
  [{ unit: 'min', factor: 1 }, ['min', 'mins', 'minute', 'minutes']],
  [{ unit: 'h', factor: 1 }, ['h', 'hr', 'hrs', 'hour', 'hours']],
  [{ unit: 'days', factor: 1 }, ['d', 'day', 'days']],
  [{ unit: 'weeks', factor: 1 }, ['w', 'wk', 'wks', 'week', 'weeks']],
  [{ unit: 'weeks', factor: 2 }, ['fortnight', 'fortnights']],
  [{ unit: 'months', factor: 1 }, ['mo', 'mos', 'month', 'months']],
  [{ unit: 'months', factor: 3 }, ['quarter', 'quarters']],
  [{ unit: 'months', factor: 12 }, ['y', 'yr', 'yrs', 'year', 'years']],
];

const sizes: ReadonlyArray<readonly [UnitWord, readonly string[]]> = [
  [{ unit: 'KB', factor: 0.001 }, ['bytes']],
  [{ unit: 'KB', factor: 1 }, ['kb', 'kilobyte', 'kilobytes']],
  [{ unit: 'MB', factor: 1 }, ['mb', 'megabyte', 'megabytes']],
  [{ unit: 'GB', factor: 1 }, ['gb', 'gigabyte', 'gigabytes']],
  [{ unit: 'GB', factor: 1000 }, ['tb', 'terabyte', 'terabytes']],
  [{ unit: 'KB', factor: 1.024 }, ['kib']],
  [{ unit: 'MB', factor: 1.048576 }, ['mib']],
  [{ unit: 'GB', factor: 1.073741824 }, ['gib']],
];

const shares: ReadonlyArray<readonly [UnitWord, readonly string[]]> = [
  [{ unit: '%', factor: 1 }, ['percent', 'pct']],
  [{ unit: 'pp', factor: 1 }, ['pp', 'pps', 'ppt', 'ppts', 'p.p', 'pct-points', 'percentage-points']],
  [{ unit: 'pp', factor: 0.01 }, ['bps', 'bp']],
];

const currencyWords: ReadonlyArray<readonly [string, readonly string[]]> = [
  ['$', ['usd', 'dollar', 'dollars']],
  ['€', ['eur', 'euro', 'euros']],
  ['£', ['gbp', 'pounds']],
  ['¥', ['jpy', 'yen']],
  ['₩', ['krw', 'won']],
  ['₹', ['inr', 'rupees']],
  ['R$', ['brl', 'reais']],
  ['VNĐ', ['vnd', 'vnđ', 'đồng']],
  ['CHF', ['chf']],
  ['CAD', ['cad']],
  ['AUD', ['aud']],
  ['SEK', ['sek']],
  ['NOK', ['nok']],
  ['DKK', ['dkk']],
  ['PLN', ['pln', 'zł']],
  ['CNY', ['cny', 'rmb']],
];

/** Signs that stand alone for a currency. */
export const currencySigns: ReadonlySet<string> = new Set('$€£¥₩₹₫₽₺₦₱₪฿₴'.split(''));

/** Letters that make another currency of a dollar sign: `R$`, `US$`. */
export const dollarPrefixes: ReadonlyMap<string, string> = new Map([
  ['us', '$'],
  ['r', 'R$'],
  ['a', 'A$'],
  ['au', 'A$'],
  ['c', 'C$'],
  ['ca', 'C$'],
  ['nz', 'NZ$'],
  ['s', 'S$'],
  ['hk', 'HK$'],
]);

/** Words for shares, durations and sizes, in lower case. */
export const unitWords: ReadonlyMap<string, UnitWord> = table([...durations, ...sizes, ...shares]);
/** Words and codes for currencies, in lower case, to the sign that is kept. */
export const currencyCodes: ReadonlyMap<string, string> = new Map(
  currencyWords.flatMap(([unit, words]) => words.map((word) => [word, unit] as const)),
);
const durationUnits: ReadonlySet<string> = new Set(durations.map(([word]) => word.unit));
const currencyUnits: ReadonlySet<string> = new Set([
  ...currencySigns,
  ...dollarPrefixes.values(),
  ...currencyWords.map(([unit]) => unit),
]);

/** Names of the spans that `per …` counts in, in lower case. `fortnight` is two weeks. */
export const periodWords: ReadonlyMap<string, UnitWord> = new Map([
  ...periods('hour', 1, 'h', 'hr', 'hour', 'hours'),
  ...periods('day', 1, 'd', 'day', 'days'),
  ...periods('week', 1, 'w', 'wk', 'week', 'weeks'),
  ...periods('week', 2, 'fortnight', 'fortnights'),
  ...periods('month', 1, 'mo', 'month', 'months'),
  ...periods('quarter', 1, 'quarter', 'quarters'),
  ...periods('year', 1, 'y', 'yr', 'year', 'years', 'annum'),
]);

export function isDuration(unit: string | null): boolean {
  return unit !== null && durationUnits.has(unit);
}

export function isCurrency(unit: string | null): boolean {
  return unit !== null && currencyUnits.has(unit);
}

export function isFrequency(unit: string | null): boolean {
  return unit !== null && unit.startsWith('per ');
}

/**
 * What a value in `from` has to be multiplied with to be in `to`; `null` where the two cannot be compared. As people
 * count: a month is 30 days, a year 12 months, 52 weeks and 365 days, sizes are powers of 1000.
 */
export function conversionFactor(from: string, to: string): number | null {
  if (from === to) return 1;
  for (const group of groups) {
    const factor = group(from, to);
    if (factor !== null) return factor;
  }
  return null;
}

type Conversion = (from: string, to: string) => number | null;

const seconds = new Map([
  ['ms', 0.001],
  ['s', 1],
  ['min', 60],
  ['h', 3600],
  ['days', 86_400],
  ['weeks', 604_800],
  ['months', 2_592_000],
]);
const bytes = new Map([
  ['KB', 1],
  ['MB', 1000],
  ['GB', 1_000_000],
]);
/** The span of each period that values are counted in. */
const periodSpans = new Map([
  ['per hour', ['h', 1]],
  ['per day', ['days', 1]],
  ['per week', ['weeks', 1]],
  ['per month', ['months', 1]],
  ['per quarter', ['months', 3]],
  ['per year', ['months', 12]],
] as const);
const sameValue = [new Set(['%', 'pp']), new Set(['₫', 'VNĐ'])];

const groups: readonly Conversion[] = [
  monthsAndWeeks,
  (from, to) => ratio(seconds, from, to),
  (from, to) => ratio(bytes, from, to),
  frequencies,
  (from, to) => (sameValue.some((group) => group.has(from) && group.has(to)) ? 1 : null),
];

/** Three months are 13 weeks to people, not 12.86. */
function monthsAndWeeks(from: string, to: string): number | null {
  if (from === 'months' && to === 'weeks') return 52 / 12;
  return from === 'weeks' && to === 'months' ? 12 / 52 : null;
}

/** Twice a week is two in seven days. */
function frequencies(from: string, to: string): number | null {
  const [fromUnit, fromCount] = periodSpans.get(from as 'per day') ?? [null, 1];
  const [toUnit, toCount] = periodSpans.get(to as 'per day') ?? [null, 1];
  if (fromUnit === null || toUnit === null) return null;
  const factor = conversionFactor(toUnit, fromUnit);
  return factor === null ? null : (factor * toCount) / fromCount;
}

function ratio(sizesInBase: ReadonlyMap<string, number>, from: string, to: string): number | null {
  const a = sizesInBase.get(from);
  const b = sizesInBase.get(to);
  return a === undefined || b === undefined ? null : a / b;
}

function table(rows: ReadonlyArray<readonly [UnitWord, readonly string[]]>): ReadonlyMap<string, UnitWord> {
  return new Map(rows.flatMap(([unit, words]) => words.map((word) => [word, unit] as const)));
}

function periods(name: string, factor: number, ...words: readonly string[]): Array<readonly [string, UnitWord]> {
  return words.map((word) => [word, { unit: `per ${name}`, factor }] as const);
}
