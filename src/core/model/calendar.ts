/** A calendar day, `YYYY-MM-DD`; such strings compare as the days do. */
export type IsoDate = string;

/** The period of an OKR; both ends inclusive. */
export interface Cycle {
  readonly name: string;
  readonly start: IsoDate;
  readonly end: IsoDate;
}

const dayLength = 86_400_000;

/** Whether the text is a day that exists. */
export function isIsoDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

export function addDays(date: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayLength).toISOString().slice(0, 10);
}

/** Days from `from` to `to`; negative where `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayLength);
}

const weekdayNames = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

export function weekdayOf(date: IsoDate): (typeof weekdayNames)[number] {
  return weekdayNames[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? 'monday';
}

/** Whether the day lies within the cycle. */
export function isDuring(date: IsoDate, cycle: Cycle): boolean {
  return cycle.start <= date && date <= cycle.end;
}

/** Whether two cycles share a day. */
export function overlaps(a: Cycle, b: Cycle): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** Whether `outer` covers `inner`, when up to `tolerance` days at either end are forgiven. */
export function covers(outer: Cycle, inner: Cycle, tolerance = 0): boolean {
  return outer.start <= addDays(inner.start, tolerance) && addDays(inner.end, -tolerance) <= outer.end;
}

const quarterFirst = /^Q([1-4])[\s\-/.]*(\d{4})$/i;
const halfFirst = /^H([12])[\s\-/.]*(\d{4})$/i;
const yearFirst = /^(\d{4})(?:[\s\-/.]*(?:Q([1-4])|H([12])))?$/i;
const fiscal = /^FY[\s-]?(\d{4}|\d{2})(?:[\s\-/.]*(?:Q([1-4])|H([12])))?$/i;

/**
 * Reads a cycle as it is written: `2025-Q3`, `Q3 2025`, `2025-H2`, `2025`, `FY26-Q1`. However it is written, its name is the
 * canonical one. A fiscal year bears the name of the year in which it ends. `null` where it is none of these.
 * @param fiscalYearStart month (1 to 12) in which the fiscal year starts
 */
export function parseCycle(text: string, fiscalYearStart = 1): Cycle | null {
  const name = text.trim();
  const quarter = quarterFirst.exec(name);
  if (quarter !== null)
    return months(`${quarter[2]}-Q${quarter[1]}`, Number(quarter[2]), Number(quarter[1]) * 3 - 2, 3);
  const half = halfFirst.exec(name);
  if (half !== null) return months(`${half[2]}-H${half[1]}`, Number(half[2]), Number(half[1]) * 6 - 5, 6);
  const year = yearFirst.exec(name);
  if (year !== null) return part(year[1] ?? name, Number(year[1]), 1, year[2], year[3]);
  const fiscalYear = fiscal.exec(name);
  if (fiscalYear === null) return null;
  const written = Number(fiscalYear[1]);
  const end = written < 100 ? 2000 + written : written;
  const first = fiscalYearStart === 1 ? end : end - 1;
  return part(`FY${fiscalYear[1]}`, first, fiscalYearStart, fiscalYear[2], fiscalYear[3]);
}

function part(whole: string, year: number, firstMonth: number, quarter?: string, half?: string): Cycle {
  if (quarter !== undefined) return months(`${whole}-Q${quarter}`, year, firstMonth + (Number(quarter) - 1) * 3, 3);
  if (half !== undefined) return months(`${whole}-H${half}`, year, firstMonth + (Number(half) - 1) * 6, 6);
  return months(whole, year, firstMonth, 12);
}

/** A cycle of `count` months from a month that may lie beyond December. */
function months(name: string, year: number, firstMonth: number, count: number): Cycle {
  const start = new Date(Date.UTC(year, firstMonth - 1, 1)).toISOString().slice(0, 10);
  const end = new Date(Date.UTC(year, firstMonth - 1 + count, 0)).toISOString().slice(0, 10);
  return { name, start, end };
}
