import type { Block, ItemBlock, ListBlock } from '../syntax/blocks';
import { rangeOf, type Inline } from '../syntax/inline';
import type { Range } from '../text/position';
import { shiftRange } from '../text/shiftLines';
import { isIsoDate } from './calendar';
import type { CheckIn, CheckInPart, CheckInPartName, ConfidenceEntry, FollowUp, ResultEntry } from './entities';
import { readFollowUp, readFollowUpLine } from './followUp';
import { handlePattern } from './handles';
import { parseLabelPath } from './labels';
import { normalizeWords, type Words } from './words';

/** A part of a check-in: the bold words, what follows them on the line, and the list that belongs to it. */
export interface BoldPart {
  readonly title: string;
  readonly inline: Inline;
  /** Where the text behind the bold words and their colon starts in the inline's text. */
  readonly textStart: number;
  readonly lists: readonly ListBlock[];
  readonly range: Range;
}

/** The parts that stand in blocks: list items or paragraphs that start with bold words, with the lists beneath them. */
export function readBoldParts(blocks: readonly Block[]): readonly BoldPart[] {
  const parts: BoldPart[] = [];
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      const part = readBoldPart(block.inline, [], block.range);
      if (part !== null) parts.push(part);
    } else if (block.kind === 'list') {
      const own = block.items.map(readItemPart);
      const last = parts.at(-1);
      if (own.every((part) => part === null) && last !== undefined) {
        parts[parts.length - 1] = addList(last, block);
      } else {
        parts.push(...own.filter((part) => part !== null));
      }
    }
  }
  return parts;
}

function addList(part: BoldPart, list: ListBlock): BoldPart {
  return { ...part, lists: [...part.lists, list], range: { start: part.range.start, end: list.range.end } };
}

function readItemPart(item: ItemBlock): BoldPart | null {
  if (item.head === null) return null;
  const lists = item.blocks.filter((block) => block.kind === 'list');
  return readBoldPart(item.head, lists, item.range);
}

function readBoldPart(inline: Inline, lists: readonly ListBlock[], range: Range): BoldPart | null {
  const bold = inline.strong[0];
  if (bold === undefined || inline.text.slice(0, bold.start).trim() !== '') return null;
  const title = inline.text.slice(bold.start, bold.end).replace(/\s*[:：]\s*$/, '');
  const gap = /^\s*[:：]?\s*/.exec(inline.text.slice(bold.end))?.[0].length ?? 0;
  return { title, inline, textStart: bold.end + gap, lists, range };
}

/** The text behind a part's name and of its list, for parts that have no structure. */
export function partText(part: BoldPart): string {
  const items = part.lists.flatMap((list) => list.items.map((item) => item.head?.text ?? ''));
  return [part.inline.text.slice(part.textStart).trim(), ...items].filter((text) => text !== '').join('\n');
}

const heading = new RegExp(`^(\\S+)\\s*(?:(?:by\\s+)?(${handlePattern}))?\\s*[-–—:,]?\\s*`, 'u');

/** A date, an author and words, as headings of check-ins and retrospectives have them. */
export interface DatedHeading {
  readonly date: string | null;
  readonly dateRange: Range;
  readonly by: string | null;
  readonly words: string;
}

export function readDatedHeading(inline: Inline): DatedHeading {
  const match = heading.exec(inline.text);
  const first = match?.[1] ?? '';
  const bare = first.replace(/[:,]$/, '');
  const date = isIsoDate(bare) ? bare : null;
  const looksDated = /^\d/.test(first);
  return {
    date,
    dateRange: rangeOf(inline, 0, looksDated ? bare.length : inline.text.length),
    by: match?.[2] ?? null,
    words: date === null && !looksDated ? inline.text : inline.text.slice(match?.[0].length ?? 0).trim(),
  };
}

/** Reads a check-in from its heading and the blocks below. */
export function readCheckIn(
  inline: Inline,
  level: number,
  blocks: readonly Block[],
  range: Range,
  words: Words,
): CheckIn {
  const dated = readDatedHeading(inline);
  const parts = readBoldParts(blocks).map((part) => ({ part, name: partName(part.title, words) }));
  const named = (name: CheckInPartName): BoldPart[] => parts.flatMap((p) => (p.name === name ? [p.part] : []));
  const said = normalizeWords(dated.words);
  return {
    ...dated,
    skipped: words.skipped.some((word) => said.startsWith(word)),
    unchanged: words.unchanged.some((word) => said.startsWith(word)),
    heading: inline.range,
    range,
    level,
    parts: parts.map(({ part, name }): CheckInPart => ({
      name,
      title: part.title,
      text: partText(part),
      range: part.range,
    })),
    confidence: named('goal-confidence').flatMap((part) => readConfidence(part, words)),
    results: named('results-progress').flatMap((part) => readResults(part)),
    issues: named('issues').flatMap((part) => readFollowUps(part, words)),
    plan: named('plan-forward').flatMap((part) => readFollowUps(part, words)),
  };
}

/** What `shiftLines` does, field by field: documents hold hundreds of check-ins, and Enter at the top moves them all. */
export function shiftCheckIn(checkIn: CheckIn, delta: number): CheckIn {
  if (delta === 0) return checkIn;
  return {
    ...checkIn,
    dateRange: shiftRange(checkIn.dateRange, delta),
    heading: shiftRange(checkIn.heading, delta),
    range: shiftRange(checkIn.range, delta),
    parts: checkIn.parts.map((part) => ({ ...part, range: shiftRange(part.range, delta) })),
    confidence: checkIn.confidence.map((entry) => ({
      ...entry,
      range: shiftRange(entry.range, delta),
      valueRange: shiftRange(entry.valueRange, delta),
    })),
    results: checkIn.results.map((entry) => ({
      ...entry,
      labelRange: shiftRange(entry.labelRange, delta),
      valueRange: shiftRange(entry.valueRange, delta),
      range: shiftRange(entry.range, delta),
    })),
    issues: checkIn.issues.map((item) => shiftFollowUp(item, delta)),
    plan: checkIn.plan.map((item) => shiftFollowUp(item, delta)),
  };
}

function shiftFollowUp(item: FollowUp, delta: number): FollowUp {
  return {
    ...item,
    boxRange: item.boxRange === null ? null : shiftRange(item.boxRange, delta),
    range: shiftRange(item.range, delta),
  };
}

function partName(title: string, words: Words): CheckInPartName {
  return words.parts[normalizeWords(title)] ?? 'other';
}

function readFollowUps(part: BoldPart, words: Words): FollowUp[] {
  const text = part.inline.text.slice(part.textStart).trim();
  const isNone = text === '' || words.none.includes(normalizeWords(text) || text);
  const own = isNone ? [] : [readFollowUpLine(part.inline, part.textStart, part.inline.text.length)];
  const listed = part.lists.flatMap((list) => list.items).flatMap((item) => readFollowUp(item) ?? []);
  return [...own, ...listed];
}

const reasonDash = /\s[-–—]\s/;
const confidenceLabel = /^(O\d{1,4}|P\d{1,4})\s*[:：]?\s+/i;
const confidenceValue =
  /^(?:(\d+(?:[.,]\d+)?)(?:\s*[-–]\s*(\d+(?:[.,]\d+)?))?(?:\s*(?:\/|of|out of)\s*(\d+))?|([\p{L}]+))/iu;

function readConfidence(part: BoldPart, words: Words): ConfidenceEntry[] {
  const own =
    part.inline.text.slice(part.textStart).trim() === '' ? [] : readConfidenceLines(part.inline, part.textStart, words);
  const listed = part.lists
    .flatMap((list) => list.items)
    .flatMap((item) => (item.head === null ? [] : readConfidenceLines(item.head, 0, words)));
  return [...own, ...listed];
}

function readConfidenceLines(inline: Inline, from: number, words: Words): ConfidenceEntry[] {
  const entries: ConfidenceEntry[] = [];
  let start = from;
  for (const line of inline.text.slice(from).split('\n')) {
    const last = entries.at(-1);
    const isNew = last === undefined || confidenceLabel.test(line) || /^\s*\d/.test(line);
    if (line.trim() !== '' && isNew) entries.push(readConfidenceEntry(inline, start, start + line.length, words));
    else if (last !== undefined) entries[entries.length - 1] = continueEntry(last, inline, start, line);
    start += line.length + 1;
  }
  return entries;
}

function continueEntry(entry: ConfidenceEntry, inline: Inline, start: number, line: string): ConfidenceEntry {
  const end = rangeOf(inline, start, start + line.length).end;
  const reason = [entry.reason, line.trim()].filter((words) => words !== null && words !== '').join(' ');
  return { ...entry, reason: reason === '' ? null : reason, range: { start: entry.range.start, end } };
}

function readConfidenceEntry(inline: Inline, start: number, end: number, words: Words): ConfidenceEntry {
  const text = inline.text.slice(start, end);
  const label = confidenceLabel.exec(text);
  const valueStart = label?.[0].length ?? 0;
  const match = confidenceValue.exec(text.slice(valueStart));
  const raw = match?.[0] ?? '';
  const rest = text.slice(valueStart + raw.length);
  const dash = reasonDash.exec(rest);
  const beforeReason = dash === null ? rest : rest.slice(0, dash.index);
  return {
    objective: label?.[1]?.toUpperCase() ?? null,
    value: match === null ? null : confidenceOf(match, words),
    raw,
    round: readRound(beforeReason),
    reason: dash === null ? null : rest.slice(dash.index + dash[0].length).trim() || null,
    range: rangeOf(inline, start, end),
    valueRange: rangeOf(inline, start + valueStart, start + valueStart + raw.length),
  };
}

const levels = { high: 8, medium: 5, low: 2 } as const;

/** High, medium and low are 8, 5 and 2; `6-7` is the middle; off the scale is `null`. */
function confidenceOf(match: RegExpExecArray, words: Words): number | null {
  const [, first, second, scale, word] = match;
  if (word !== undefined) {
    const level = words.confidence[word.toLowerCase()];
    return level === undefined ? null : levels[level];
  }
  if (scale !== undefined && scale !== '10') return null;
  const low = toNumber(first);
  const value = second === undefined ? low : (low + toNumber(second)) / 2;
  return value >= 0 && value <= 10 ? value : null;
}

function toNumber(text: string | undefined): number {
  return Number((text ?? '').replace(',', '.'));
}

/** Each member's number in parentheses: `(5 6 6 8)`. */
function readRound(text: string): number[] {
  const inside = /\(([\d\s,.;/]+)\)/.exec(text)?.[1];
  return inside === undefined ? [] : inside.split(/[\s,;]+/).flatMap((entry) => (entry === '' ? [] : [Number(entry)]));
}

function readResults(part: BoldPart): ResultEntry[] {
  return part.lists.flatMap((list) => list.items).flatMap((item) => readResult(item) ?? []);
}

const resultLabel = /^((?:O\d{1,4}[-.\s]?)?KR\s?\d{1,4})\s*(?:[:：]\s*|(?=\s[-–—\d]))/i;
const noValue = /^[-–—]+(?=\s|$)\s*/;

function readResult(item: ItemBlock): ResultEntry | null {
  if (item.head === null) return null;
  const { text } = item.head;
  const match = resultLabel.exec(text);
  const path = match?.[1] === undefined ? null : parseLabelPath(match[1].replace(/\s/g, ''));
  if (match?.[1] === undefined || path?.keyResult == null) return null;
  const valueStart = match[0].length + (/^\s*/.exec(text.slice(match[0].length))?.[0].length ?? 0);
  const rest = text.slice(valueStart);
  const none = noValue.exec(rest);
  const dash = none === null ? reasonDash.exec(rest) : null;
  const raw = none === null ? (dash === null ? rest : rest.slice(0, dash.index)).trim() : null;
  const comment =
    none !== null ? rest.slice(none[0].length) : dash === null ? '' : rest.slice(dash.index + dash[0].length);
  const valueLength = raw?.length ?? none?.[0].trimEnd().length ?? 0;
  return {
    label: match[1],
    labelRange: rangeOf(item.head, 0, match[1].length),
    objective: path.objective,
    keyResult: path.keyResult,
    raw: raw === '' ? null : raw,
    valueRange: rangeOf(item.head, valueStart, valueStart + valueLength),
    comment: comment.replace(/\s+/g, ' ').trim() || null,
    range: item.range,
  };
}
