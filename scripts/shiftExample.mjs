// Copies the example workspace and moves it to the present, so that a person who opens it finds it alive.
//   node scripts/shiftExample.mjs TARGET [TODAY]
//
// How it moves:
//
// - Cycles move by whole quarters: the quarter in which the example is told (2025-Q3) becomes the quarter of `today`, the
//   one before becomes the one before. Halves and years move by the same number of quarters. Where they then no longer
//   fall on the calendar's, they become the fiscal year's (`FY27`, `FY27-H2`), and `fiscalYearStart` in the config says so.
//   That keeps every relation as it was: what covered a cycle covers it, what was closed half a year ago was.
// - Dates move in whole weeks, so that every weekday stays. In other quarters a date keeps its week of the quarter. In the
//   running quarter that alone would put check-ins into the future early in the quarter, and make every team overdue late
//   in it. There the weeks up to the day at which the example is told are stretched or squeezed evenly onto the weeks up to
//   `today`: planning stays at the quarter's start, the newest check-ins lie in the last days, nothing lies in the future.
// - Where weeks are squeezed, two check-ins of a document can fall on one day: the newer one is kept. Only in the first
//   days of a quarter does that leave a single check-in, which then lies just before the quarter's start.
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The day on which the example is told. */
export const exampleToday = '2025-08-27';

const textFile = /\.(md|json|jsonc|csv|txt)$/i;
const day = 86_400_000;
const week = 7;
/** The number of the week (from 0) in which a quarter ends. */
const lastWeek = 13;
const friday = 4;

/**
 * @typedef {object} Shift
 * @property {string} today The day to which `told` moves.
 * @property {string} told The day on which the text is told.
 * @property {number} quarters From the quarter of `told` to that of `today`.
 * @property {number} toldWeek The week of its quarter in which `told` lies, from 0: the week that begins on the Monday nearest to the quarter's start.
 * @property {number} todayWeek The same of `today`.
 * @property {number} endedWeek The last week of which `today` has seen the Friday: what happened before the week of `told` lies in it or before.
 */

/**
 * Copies `sourceDir` to `targetDir`, moved so that the example is told on `today` (`YYYY-MM-DD`). Files that are there
 * already are overwritten, others left alone. Returns the paths that were written, relative to `targetDir`, with `/`.
 * @param {string} sourceDir
 * @param {string} targetDir
 * @param {string} today
 * @returns {string[]}
 */
export function shiftExample(sourceDir, targetDir, today) {
  const shift = createShift(today);
  return listFiles(sourceDir).map((path) => {
    const target = join(targetDir, shiftDates(path, shift));
    const content = readFileSync(join(sourceDir, path));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, textFile.test(path) ? shiftText(content.toString('utf8'), shift) : content);
    return relative(targetDir, target).split(sep).join('/');
  });
}

/**
 * How to get from `told` to `today`. Throws a RangeError where `today` is no date.
 * @param {string} today
 * @param {string} [told]
 * @returns {Shift}
 */
export function createShift(today, told = exampleToday) {
  if (!isDate(today)) throw new RangeError(`not a date: ${today}`);
  const todayWeek = weekOf(today, quarterOf(today));
  return {
    today,
    told,
    quarters: quarterOf(today) - quarterOf(told),
    toldWeek: weekOf(told, quarterOf(told)),
    todayWeek,
    endedWeek: weekdayOf(today) >= friday ? todayWeek : todayWeek - 1,
  };
}

/**
 * Moves a whole document or config: check-ins that would fall together are dropped, then all dates and cycles are moved.
 * @param {string} text
 * @param {Shift} shift
 * @returns {string}
 */
export function shiftText(text, shift) {
  return setFiscalYear(shiftDates(dropColliding(text, shift), shift), shift);
}

/**
 * Moves every ISO date, and every name of a cycle with a year (`2025-Q3`, `2025 H2`, `Q3 2025`, `2025`, in any case), in a
 * text or a path.
 * @param {string} text
 * @param {Shift} shift
 * @returns {string}
 */
export function shiftDates(text, shift) {
  const names =
    /\b(\d{4}-\d{2}-\d{2})\b|\b(20\d{2})([- ])([QH])([1-4])\b|\b([QH])([1-4])([- ])(20\d{2})\b|(?<![\w#.,/-])(20\d{2})(?![\w%]|[-,.]\w)/gi;
  return text.replace(names, (...match) => {
    const [, date, year, gap, letter, number, letterFirst, numberFirst, gapAfter, yearAfter, yearAlone] = match;
    if (date !== undefined) return shiftDate(date, shift);
    if (year !== undefined) return shiftPart(year, letter, number, shift).join(gap);
    if (yearAfter !== undefined) return shiftPart(yearAfter, letterFirst, numberFirst, shift).reverse().join(gapAfter);
    return shiftYear(yearAlone, shift);
  });
}

/**
 * The day to which one date moves; a date that does not exist stays as it is.
 * @param {string} date
 * @param {Shift} shift
 * @returns {string}
 */
export function shiftDate(date, shift) {
  if (date === shift.told) return shift.today;
  if (!isDate(date)) return date;
  const quarter = quarterOf(date);
  const target = quarter + shift.quarters;
  const moved = firstMonday(target) + week * shiftWeek(weekOf(date, quarter), quarter, shift) + weekdayOf(date);
  const latest = date < shift.told ? toDays(shift.today) : quarterStart(target + 1) - 1;
  return toIso(moved - week * Math.max(0, Math.ceil((moved - latest) / week)));
}

/**
 * Stretches or squeezes the weeks of the quarter in which the example is told; counted back from the end, so that the newest stay near.
 * @type {(number: number, quarter: number, shift: Shift) => number}
 */
function shiftWeek(number, quarter, { told, toldWeek, todayWeek, endedWeek }) {
  if (quarter !== quarterOf(told)) return number;
  if (number > toldWeek)
    return todayWeek + Math.round(((number - toldWeek) * (lastWeek - todayWeek)) / (lastWeek - toldWeek));
  if (number === toldWeek) return todayWeek;
  return Math.min(endedWeek, todayWeek - Math.floor(((toldWeek - number) * Math.max(0, todayWeek)) / toldWeek));
}

/**
 * `2025`, `Q`, `3` to `['2026', 'Q4']`. A half keeps its number, since its year moves with it.
 * @type {(year: string, letter: string, number: string, shift: Shift) => string[]}
 */
function shiftPart(year, letter, number, shift) {
  if (letter.toUpperCase() === 'H') return [shiftYear(year, shift, letter), `${letter}${number}`];
  const quarter = Number(year) * 4 + Number(number) - 1 + shift.quarters;
  return [String(Math.floor(quarter / 4)), `${letter}${modulo(quarter, 4) + 1}`];
}

/**
 * A year that no longer begins in January is the fiscal year that is named for the year in which it ends.
 * @type {(year: string, shift: Shift, caseOf?: string) => string}
 */
function shiftYear(year, { quarters }, caseOf = 'Y') {
  const lastQuarter = Number(year) * 4 + 3 + quarters;
  const end = String(Math.floor(lastQuarter / 4));
  if (quarters % 4 === 0) return end;
  return `${caseOf === caseOf.toLowerCase() ? 'fy' : 'FY'}${end.slice(2)}`;
}

/** @type {(text: string, shift: Shift) => string} */
function setFiscalYear(text, { quarters }) {
  const month = 1 + 3 * modulo(quarters, 4);
  return text.replace(/("fiscalYearStart"\s*:\s*)1\b/, `$1${month}`);
}

/**
 * Drops the older of the check-ins that fall on one day, or that would change places.
 * @type {(text: string, shift: Shift) => string}
 */
function dropColliding(text, shift) {
  const lines = text.split('\n');
  const checkIns = findCheckIns(lines).sort((a, b) => (a.date < b.date ? 1 : -1));
  const dropped = new Set();
  /** @type {{ date: string, source: string } | null} */
  let kept = null;
  for (const checkIn of checkIns) {
    const date = shiftDate(checkIn.date, shift);
    if (kept !== null && checkIn.date !== kept.source && date >= kept.date) {
      for (let line = checkIn.start; line < checkIn.end; line++) dropped.add(line);
    } else kept = { date, source: checkIn.date };
  }
  return lines.filter((_, line) => !dropped.has(line)).join('\n');
}

/**
 * The check-ins of a document in its canonical form, with their first line and the line after their last.
 * @type {(lines: string[]) => { date: string, start: number, end: number }[]}
 */
function findCheckIns(lines) {
  /** @type {{ date: string, start: number, end: number }[]} */
  const found = [];
  let inside = false;
  let open = false;
  lines.forEach((line, index) => {
    const level = /^#{1,6}(?= )/.exec(line)?.[0].length ?? 7;
    const last = found.at(-1);
    if (level <= 3 && open && last !== undefined) last.end = index;
    if (level <= 3) open = false;
    if (level <= 2) inside = /^## Check-ins\s*$/.test(line);
    const date = inside ? /^### (\d{4}-\d{2}-\d{2})\b/.exec(line)?.[1] : undefined;
    if (date === undefined) return;
    found.push({ date, start: index, end: lines.length });
    open = true;
  });
  return found;
}

/** @type {(value: number, divisor: number) => number} */
function modulo(value, divisor) {
  return ((value % divisor) + divisor) % divisor;
}

/** @type {(root: string) => string[]} */
function listFiles(root) {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(root, path)).isFile())
    .sort();
}

// Quarters are counted from year 0, days from 1970-01-01.

/** @type {(text: string) => boolean} */
function isDate(text) {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && toIso(toDays(text)) === text;
}

/**
 * 0 for Monday. 1970-01-01 was a Thursday.
 * @type {(date: string) => number}
 */
function weekdayOf(date) {
  return modulo(toDays(date) + 3, week);
}

/** @type {(date: string) => number} */
function toDays(date) {
  return Date.parse(`${date}T00:00:00Z`) / day;
}

/** @type {(days: number) => string} */
function toIso(days) {
  return new Date(days * day).toISOString().slice(0, 10);
}

/** @type {(date: string) => number} */
function quarterOf(date) {
  return Number(date.slice(0, 4)) * 4 + Math.floor((Number(date.slice(5, 7)) - 1) / 3);
}

/** @type {(quarter: number) => number} */
function quarterStart(quarter) {
  return Date.UTC(Math.floor(quarter / 4), (quarter % 4) * 3, 1) / day;
}

/**
 * The Monday nearest to the quarter's first day: the one of the week in which the day three days later lies.
 * @type {(quarter: number) => number}
 */
function firstMonday(quarter) {
  const later = quarterStart(quarter) + 3;
  return later - modulo(later + 3, week);
}

/** @type {(date: string, quarter: number) => number} */
function weekOf(date, quarter) {
  return Math.floor((toDays(date) - firstMonday(quarter)) / week);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [target, today = new Date().toISOString().slice(0, 10)] = process.argv.slice(2);
  if (target === undefined) {
    console.error('node scripts/shiftExample.mjs TARGET [TODAY]');
    process.exit(2);
  }
  const source = fileURLToPath(new URL('../examples/bank', import.meta.url));
  console.log(shiftExample(source, target, today).join('\n'));
}
