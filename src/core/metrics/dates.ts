import type { IsoDate } from '../model/calendar';
import type { Token } from './tokens';
import type { Vocabulary } from './vocabulary';

/** A date or a part of a cycle, with the words that lead to it: `by 15 May`, `in Q2`, `by the end of the quarter`. */
export interface DatePhrase {
  /** Where it is complete. */
  readonly iso: IsoDate | null;
  /** Index of the first token, and of the one after the last. */
  readonly start: number;
  readonly end: number;
  /** Whether it says by or until when, and not only names a date. */
  readonly deadline: boolean;
}

interface Core {
  readonly iso: IsoDate | null;
  readonly end: number;
  /** Whether the words are a date even without a preposition. */
  readonly certain: boolean;
}

/** Words between preposition and date: `by the very end of the`. */
const longestLead = 6;

/** The date phrase that starts at the token `start`, or `null`. */
export function readDate(tokens: readonly Token[], start: number, vocabulary: Vocabulary): DatePhrase | null {
  const { before, partsOf, links, which } = vocabulary.dates;
  const lower = (at: number): string => tokens[at]?.lower ?? '';
  let at = start;
  const preposition = before.has(lower(at));
  if (preposition) at += 1;
  let part = false;
  let chosen = false;
  for (let count = 0; count < longestLead; count += 1, at += 1) {
    const word = lower(at);
    if (partsOf.has(word) && !isCalled(word, lower(at + 1))) part = true;
    else if (which.has(word) && tokens[at]?.kind === 'word') chosen = true;
    else if (!(links.has(word) && (preposition || part))) break;
    if (word === '-' || tokens[at]?.kind === 'number') break;
  }
  if (lower(at) === '-' && part) at += 1;
  const core = readCore(tokens, at, vocabulary, { preposition, part, chosen });
  if (core === null) return null;
  if (!core.certain && !preposition && !part && !chosen) return null;
  return { iso: core.iso, start, end: core.end, deadline: preposition || part || chosen };
}

/** `early adopters`, `close rate` begin no date. */
function isCalled(word: string, next: string): boolean {
  return (word === 'early' || word === 'late' || word === 'close' || word === 'start') && next === '';
}

interface Lead {
  readonly preposition: boolean;
  readonly part: boolean;
  readonly chosen: boolean;
}

function readCore(tokens: readonly Token[], at: number, vocabulary: Vocabulary, lead: Lead): Core | null {
  const token = tokens[at];
  if (token === undefined) return null;
  if (token.kind === 'date') return readIso(token.text, at);
  return (
    readDayMonth(tokens, at, vocabulary) ??
    readMonthDay(tokens, at, vocabulary, lead) ??
    readCycle(tokens, at) ??
    readNumeric(tokens, at, lead) ??
    readYear(tokens, at, vocabulary, lead) ??
    readPeriod(tokens, at, vocabulary, lead)
  );
}

function readIso(text: string, at: number): Core | null {
  const [year, month, day] = text.split('-').map(Number);
  const iso = isoDate(year, month, day);
  return { iso, end: at + 1, certain: true };
}

/** `15 May`, `15th of May 2025`. */
function readDayMonth(tokens: readonly Token[], at: number, vocabulary: Vocabulary): Core | null {
  const day = dayOf(tokens[at]);
  if (day === null) return null;
  let next = at + 1;
  if (vocabulary.dates.ordinals.has(tokens[next]?.lower ?? '') && tokens[next]?.glued === true) next += 1;
  if (tokens[next]?.lower === 'of') next += 1;
  const month = monthOf(tokens[next], vocabulary, true);
  if (month === null) return null;
  const year = yearOf(tokens[next + 1]);
  return { iso: isoDate(year, month, day), end: year === null ? next + 1 : next + 2, certain: true };
}

/** `May 15, 2025`, `May 2025`, and `May` after a preposition. */
function readMonthDay(tokens: readonly Token[], at: number, vocabulary: Vocabulary, lead: Lead): Core | null {
  const month = monthOf(tokens[at], vocabulary, false);
  if (month === null) return null;
  let next = at + 1;
  const year = yearOf(tokens[next]);
  if (year !== null) return { iso: null, end: next + 1, certain: true };
  const day = dayOf(tokens[next]);
  if (day === null || isMeasured(tokens[next + 1], vocabulary))
    return { iso: null, end: next, certain: lead.preposition || lead.part };
  next += 1;
  if (vocabulary.dates.ordinals.has(tokens[next]?.lower ?? '') && tokens[next]?.glued === true) next += 1;
  const yearAt = tokens[next]?.text === ',' ? next + 1 : next;
  const dated = yearOf(tokens[yearAt]);
  return { iso: isoDate(dated, month, day), end: dated === null ? next : yearAt + 1, certain: true };
}

function isMeasured(token: Token | undefined, vocabulary: Vocabulary): boolean {
  return (
    token !== undefined &&
    (token.text === '%' || (token.glued && token.kind === 'word' && !vocabulary.dates.ordinals.has(token.lower)))
  );
}

/** `Q3`, `H1 2025`, `FY26`, `FY26-Q1`; a bare `Q3` names a part of a cycle only where something leads to it. */
function readCycle(tokens: readonly Token[], at: number): Core | null {
  const word = tokens[at]?.lower ?? '';
  if (!/^(?:q[1-4]|h[12]|fy'?\d{2,4}|t[1-3])(?:[-/']?(?:q[1-4]|h[12]|fy\d{2,4}|\d{2,4}))?$/.test(word)) {
    const year = yearOf(tokens[at]);
    const joined = year !== null && tokens[at + 1]?.text === '-' && /^[qh][1-4]$/.test(tokens[at + 2]?.lower ?? '');
    const spaced = year !== null && /^[qh][1-4]$/.test(tokens[at + 1]?.lower ?? '');
    if (joined) return { iso: null, end: at + 3, certain: true };
    return spaced ? { iso: null, end: at + 2, certain: true } : null;
  }
  const followed = yearOf(tokens[at + 1]) !== null;
  return { iso: null, end: followed ? at + 2 : at + 1, certain: followed };
}

/** `31/12/2025`, `31.12.2025`; day and month in doubt leave the date incomplete. */
function readNumeric(tokens: readonly Token[], at: number, lead: Lead): Core | null {
  const first = tokens[at];
  if (first?.kind !== 'number') return null;
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(first.text);
  if (dotted !== null)
    return { iso: isoDate(Number(dotted[3]), Number(dotted[2]), Number(dotted[1])), end: at + 1, certain: true };
  if (tokens[at + 1]?.text !== '/' || tokens[at + 1]?.glued !== true) return null;
  const a = dayOf(first);
  const b = dayOf(tokens[at + 2]);
  if (a === null || b === null) return null;
  const year = tokens[at + 3]?.text === '/' ? yearOf(tokens[at + 4]) : null;
  if (year === null)
    return lead.preposition && (a <= 12 || b <= 12) ? { iso: null, end: at + 3, certain: false } : null;
  const [day, month] = a > 12 ? [a, b] : [b, a];
  return { iso: a > 12 || b > 12 ? isoDate(year, month, day) : null, end: at + 5, certain: true };
}

function readYear(tokens: readonly Token[], at: number, vocabulary: Vocabulary, lead: Lead): Core | null {
  if (yearOf(tokens[at]) === null || !(lead.preposition || lead.part)) return null;
  const next = tokens[at + 1];
  const continues =
    next?.kind === 'word' && !vocabulary.prepositions.has(next.lower) && !vocabulary.conjunctions.has(next.lower);
  if (
    (continues && !lead.part) ||
    isMeasured(next, vocabulary) ||
    next?.text === '%' ||
    (next?.glued === true && next.text === '-')
  )
    return null;
  return { iso: null, end: at + 1, certain: true };
}

/** `the quarter`, `year-end`, `EOY`, `Friday`, `week 30`. */
function readPeriod(tokens: readonly Token[], at: number, vocabulary: Vocabulary, lead: Lead): Core | null {
  const { ends, periods, weekdays, numbered } = vocabulary.dates;
  const word = tokens[at]?.lower ?? '';
  if (ends.has(word)) return { iso: null, end: yearOf(tokens[at + 1]) === null ? at + 1 : at + 2, certain: true };
  const isNumbered = numbered.has(word) && tokens[at + 1]?.kind === 'number' && lead.preposition && !lead.chosen;
  if (isNumbered) return { iso: null, end: at + 2, certain: false };
  if (periods.has(word) && tokens[at + 1]?.lower === 'end')
    return { iso: null, end: at + 2, certain: lead.preposition };
  if (periods.has(word) && (lead.part || lead.chosen)) return { iso: null, end: at + 1, certain: true };
  return weekdays.has(word) && lead.preposition ? { iso: null, end: at + 1, certain: false } : null;
}

function monthOf(token: Token | undefined, vocabulary: Vocabulary, afterDay: boolean): number | null {
  if (token?.kind !== 'word') return null;
  const month = vocabulary.dates.months.get(token.lower);
  if (month === undefined) return null;
  const isCapital = token.text !== token.lower;
  return isCapital || afterDay || !vocabulary.dates.capitalOnly.has(token.lower) ? month : null;
}

function dayOf(token: Token | undefined): number | null {
  if (token?.kind !== 'number' || token.text.length > 2) return null;
  const day = Number(token.text);
  return day >= 1 && day <= 31 ? day : null;
}

/** Years that okr documents speak of. */
function yearOf(token: Token | undefined): number | null {
  if (token?.kind !== 'number' || token.text.length !== 4) return null;
  const year = Number(token.text);
  return year >= 2015 && year <= 2040 ? year : null;
}

function isoDate(year: number | null | undefined, month = 0, day = 0): IsoDate | null {
  if (year === null || year === undefined || month < 1 || month > 12 || day < 1) return null;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  if (day > days) return null;
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}
