import {
  gripParts,
  type CheckIn,
  type CheckInPart,
  type ConfidenceEntry,
  type FollowUp,
  type GripPart,
  type ResultEntry,
} from '../model/entities';
import type { LineIndex } from '../text/lineIndex';
import type { Range, TextEdit } from '../text/position';
import type { CheckInInput, FollowUpInput } from './checkInInput';
import {
  confidenceText,
  confidenceValue,
  paragraphLines,
  partLines,
  partsToWrite,
  resultText,
  resultValue,
  wordsOf,
} from './checkInLines';
import { followUpKey, followUpLine } from './followUps';
import type { ListStyle } from './markdownStyle';
import {
  insertLinesAfter,
  insertLinesBefore,
  insertText,
  isBlankLine,
  lastFilledLine,
  oneLine,
  replaceText,
} from './textEdits';

/** What merging needs to know besides the input. */
export interface MergeContext {
  readonly index: LineIndex;
  readonly style: ListStyle;
  /** Whether the document has one objective. */
  readonly single: boolean;
}

/** Merges what was said into an existing check-in: values are replaced, what is new is added, nothing is taken away. */
export function mergeCheckIn(context: MergeContext, checkIn: CheckIn, input: CheckInInput): readonly TextEdit[] {
  const edits: TextEdit[] = [...headingEdits(context.index, checkIn, input.kind)];
  const wanted = partsToWrite(input);
  let missingParts: GripPart[] = [];
  for (const part of gripParts) {
    const existing = checkIn.parts.find(({ name }) => name === part);
    if (existing === undefined) {
      if (wanted.includes(part)) missingParts.push(part);
      continue;
    }
    edits.push(
      ...newParts(context, checkIn, missingParts, input),
      ...partEdits(context, checkIn, existing, part, input),
    );
    missingParts = [];
  }
  return [...edits, ...newParts(context, checkIn, missingParts, input)];
}

/** Brings the heading's words in line with the kind: a full check-in is no longer `Skipped`. */
function headingEdits(index: LineIndex, checkIn: CheckIn, kind: CheckInInput['kind']): readonly TextEdit[] {
  const { line } = checkIn.heading.start;
  const text = index.lineText(line);
  const is = checkIn.skipped ? 'skipped' : checkIn.unchanged ? 'unchanged' : 'full';
  if (is === kind) return [];
  const from = Math.max(checkIn.dateRange.end.character, 0);
  const at = is === 'full' ? -1 : text.toLowerCase().indexOf(statusWords(checkIn).toLowerCase(), from);
  if (at < 0) return kind === 'full' ? [] : [insertText(line, endOfTitle(text), ` ${wordsOf(kind)}`)];
  const end = at + statusWords(checkIn).length;
  const start = kind === 'full' ? text.slice(0, at).trimEnd().length : at;
  return replaceText(index, lineRange(line, start, end), wordsOf(kind));
}

/** The words of the heading that say that it was skipped or unchanged. */
function statusWords({ words, skipped }: CheckIn): string {
  const english = skipped ? /skipped/i : /nothing changed|no change|unchanged/i;
  return english.exec(words)?.[0] ?? words;
}

/** Where a heading's title ends: before closing hashes and trailing spaces. */
function endOfTitle(line: string): number {
  return line.replace(/[ \t]+#+[ \t]*$/, '').trimEnd().length;
}

function partEdits(
  context: MergeContext,
  checkIn: CheckIn,
  existing: CheckInPart,
  part: GripPart,
  input: CheckInInput,
): readonly TextEdit[] {
  switch (part) {
    case 'goal-confidence':
      return confidenceEdits(context, checkIn, existing, input);
    case 'results-progress':
      return resultEdits(context, checkIn, existing, input);
    case 'issues':
      return followUpEdits(context, checkIn, checkIn.issues, existing, input.issues);
    case 'plan-forward':
      return followUpEdits(context, checkIn, checkIn.plan, existing, input.plan);
  }
}

function confidenceEdits(
  context: MergeContext,
  checkIn: CheckIn,
  part: CheckInPart,
  input: CheckInInput,
): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const added: string[] = [];
  for (const entry of input.confidence) {
    const existing = checkIn.confidence.find(({ objective }) =>
      objective === null ? context.single : objective.toUpperCase() === entry.objective.toUpperCase(),
    );
    if (existing !== undefined) edits.push(...confidenceEntryEdits(context.index, existing, entry));
    else if (context.single && isTitleAlone(context.index, part))
      edits.push(appendToLine(context.index, part.range.start.line, ` ${confidenceText(entry)}`));
    else added.push(`${entry.objective}: ${confidenceText(entry)}`);
  }
  return [...edits, ...nestedLines(context, checkIn, part, added)];
}

function confidenceEntryEdits(
  index: LineIndex,
  existing: ConfidenceEntry,
  entry: CheckInInput['confidence'][number],
): readonly TextEdit[] {
  const tailRange = ownTail(index, existing.valueRange, existing.range);
  const tail = withReason(withRound(index.slice(tailRange), entry.round), entry.reason);
  const isSame = existing.value === entry.value || existing.raw.toLowerCase() === entry.value;
  const gap = existing.raw === '' ? ' ' : '';
  const value = isSame ? [] : replaceText(index, existing.valueRange, confidenceValue(entry.value) + gap);
  return [...value, ...replaceText(index, tailRange, tail)];
}

const roundAhead = /^\s*\([\d\s.,]+\)/;

function withRound(tail: string, round: readonly number[] | undefined): string {
  if (round === undefined || round.length === 0) return tail;
  return ` (${round.join(' ')})${tail.replace(roundAhead, '')}`;
}

function withReason(tail: string, reason: string | undefined): string {
  const words = oneLine(reason ?? '');
  if (words === '') return tail;
  const start = roundAhead.exec(tail)?.[0].length ?? 0;
  const dash = /\s(?:[-–—]|--)\s+/.exec(tail.slice(start));
  if (dash === null) return `${tail.trimEnd()} — ${words}`;
  return tail.slice(0, start + dash.index + dash[0].length) + words;
}

function resultEdits(
  context: MergeContext,
  checkIn: CheckIn,
  part: CheckInPart,
  input: CheckInInput,
): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const added: string[] = [];
  for (const entry of input.results) {
    const existing = checkIn.results.find((each) => isResultOf(each, entry, context.single));
    if (existing === undefined) added.push(resultText(entry));
    else edits.push(...resultEntryEdits(context.index, existing, entry));
  }
  return [...edits, ...nestedLines(context, checkIn, part, added)];
}

function isResultOf(existing: ResultEntry, entry: CheckInInput['results'][number], single: boolean): boolean {
  if (existing.keyResult !== entry.keyResult.toUpperCase()) return false;
  return existing.objective === null ? single : existing.objective === entry.objective.toUpperCase();
}

function resultEntryEdits(
  index: LineIndex,
  existing: ResultEntry,
  entry: CheckInInput['results'][number],
): readonly TextEdit[] {
  const value = entry.value === null || entry.value.trim() === '' ? null : oneLine(entry.value);
  const comment = oneLine(entry.comment ?? '') || existing.comment || undefined;
  if (value === existing.raw && (comment ?? null) === existing.comment) return [];
  if (value !== null && existing.raw !== null && (comment ?? null) === existing.comment)
    return replaceText(index, existing.valueRange, value);
  const { start } = existing.valueRange;
  const { end } = ownTail(index, existing.valueRange, existing.range);
  const gap = /[:：]$/.test(index.lineText(start.line).slice(0, start.character)) ? ' ' : '';
  return replaceText(index, { start, end }, gap + resultValue(value, comment));
}

function followUpEdits(
  context: MergeContext,
  checkIn: CheckIn,
  existing: readonly FollowUp[],
  part: CheckInPart,
  items: readonly FollowUpInput[],
): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const added = new Map<string, string>();
  for (const item of items) {
    const key = followUpKey(item.text);
    const same = existing.find(({ text }) => followUpKey(text) === key);
    if (same === undefined) added.set(key, followUpLine(item));
    else edits.push(...followUpEntryEdits(context.index, same, item));
  }
  if (added.size === 0) return edits;
  const none = existing.length === 0 ? withoutText(context.index, part) : [];
  return [...edits, ...none, ...nestedLines(context, checkIn, part, [...added.values()])];
}

function followUpEntryEdits(index: LineIndex, existing: FollowUp, item: FollowUpInput): readonly TextEdit[] {
  const parts = [
    ...(item.since === undefined || existing.since !== null ? [] : [` (since ${item.since})`]),
    ...missing(existing.help, item.help).map((name) => ` (help ${name})`),
  ].join('');
  const owners = missing(existing.owners, item.owners)
    .map((name) => ` ${name}`)
    .join('');
  const line = existing.boxRange?.start.line ?? existing.range.start.line;
  const text = index.lineText(line);
  const end = text.trimEnd().length;
  const beforeOwners = text.slice(0, end).replace(/(?:\s+@[^\s@()]+)+$/, '').length;
  return [
    ...boxEdits(index, existing, item.done),
    ...(parts === '' ? [] : [insertText(line, beforeOwners, parts)]),
    ...(owners === '' ? [] : [insertText(line, end, owners)]),
  ];
}

function boxEdits(index: LineIndex, { box, boxRange, range }: FollowUp, done: boolean): readonly TextEdit[] {
  if (boxRange !== null) return (box === 'ticked') === done ? [] : replaceText(index, boxRange, done ? '[x]' : '[ ]');
  if (!done) return [];
  const { line, character } = range.start;
  const marker = /^\s*(?:[-*+]|\d+[.)])\s+/.exec(index.lineText(line).slice(character))?.[0].length ?? 0;
  return [insertText(line, character + marker, '[x] ')];
}

function missing(has: readonly string[], wanted: readonly string[] = []): readonly string[] {
  return wanted.filter((name) => !has.some((each) => each.toLowerCase() === name.toLowerCase()));
}

/** Takes away the word that stands behind a part's title in place of items: `none`. */
function withoutText(index: LineIndex, part: CheckInPart): readonly TextEdit[] {
  const { line } = part.range.start;
  const text = index.lineText(line).trimEnd();
  if (part.text === '' || lastFilledLine(index, part.range) !== line || !text.endsWith(part.text)) return [];
  const start = text.slice(0, text.length - part.text.length).trimEnd().length;
  return replaceText(index, lineRange(line, start, text.length), '');
}

/** Adds items at a part's end, written as its own items are: nested in an item, beneath a paragraph. */
function nestedLines(
  { index, style }: MergeContext,
  checkIn: CheckIn,
  part: CheckInPart,
  texts: readonly string[],
): readonly TextEdit[] {
  if (texts.length === 0) return [];
  const last = lastFilledLine(index, part.range);
  const own = nestedPrefix(index, part, last);
  const prefix = own ?? (isItem(index, part) ? style.nested : bulletBeneath(index, checkIn, part, style));
  const lines = texts.map((text) => prefix + text);
  if (own !== null || isItem(index, part)) return [insertLinesAfter(index, last, lines)];
  const lead = isTight(index, checkIn) ? [] : [''];
  const isFollowed = last + 1 < index.lineCount && !isBlankLine(index, last + 1);
  return [insertLinesAfter(index, last, [...lead, ...lines, ...(isFollowed ? [''] : [])])];
}

/** Items of one marker are one list, whatever blank lines are between: a part that is an item next needs another. */
function bulletBeneath(index: LineIndex, checkIn: CheckIn, part: CheckInPart, { bullet }: ListStyle): string {
  const next = partBehind(checkIn, part);
  if (next === undefined || !isItem(index, next)) return bullet;
  const marker = index.lineText(next.range.start.line).trimStart()[0];
  return bullet.replace(/[-*+]/, marker === '-' ? '*' : '-');
}

function partBehind(checkIn: CheckIn, part: CheckInPart): CheckInPart | undefined {
  return checkIn.parts[checkIn.parts.indexOf(part) + 1];
}

/** Whether lists stand right beneath the paragraphs that name parts. */
function isTight(index: LineIndex, checkIn: CheckIn): boolean {
  return checkIn.parts.some(
    (part) =>
      !isItem(index, part) &&
      part.range.end.line > part.range.start.line &&
      bulletAhead.test(index.lineText(part.range.start.line + 1)),
  );
}

const bulletAhead = /^[ \t]*[-*+][ \t]+/;

function nestedPrefix(index: LineIndex, part: CheckInPart, last: number): string | null {
  for (let line = part.range.start.line + 1; line <= last; line++) {
    const prefix = bulletAhead.exec(index.lineText(line))?.[0];
    if (prefix !== undefined) return prefix;
  }
  return null;
}

/** Parts that follow each other in GRIP order and are not there yet, in their place among those that are. */
function newParts(
  context: MergeContext,
  checkIn: CheckIn,
  parts: readonly GripPart[],
  input: CheckInInput,
): readonly TextEdit[] {
  const [first] = parts;
  if (first === undefined) return [];
  const { index } = context;
  const known = checkIn.parts.filter(({ name }) => (gripParts as readonly string[]).includes(name));
  const before = known.findLast(({ name }) => gripParts.indexOf(name as GripPart) < gripParts.indexOf(first));
  const after = before === undefined ? checkIn.parts[0] : partBehind(checkIn, before);
  const neighbours = [before, after].filter((part) => part !== undefined);
  const asItems = neighbours.length === 0 || neighbours.some((part) => isItem(index, part));
  const lines = asItems ? itemParts(context, parts, input) : paragraphParts(context, checkIn, parts, input);
  if (before !== undefined) {
    const last = lastFilledLine(index, before.range);
    return [insertLinesAfter(index, last, isItem(index, before) ? lines : ['', ...lines])];
  }
  if (after !== undefined)
    return [insertLinesBefore(index, after.range.start.line, isItem(index, after) ? lines : [...lines, ''])];
  const heading = checkIn.heading.end.line;
  const isNextFilled = heading + 1 < index.lineCount && !isBlankLine(index, heading + 1);
  return [insertLinesAfter(index, heading, isNextFilled ? ['', ...lines, ''] : ['', ...lines])];
}

function itemParts(
  { style, single }: MergeContext,
  parts: readonly GripPart[],
  input: CheckInInput,
): readonly string[] {
  return parts.flatMap((part) => partLines(part, input, style, single));
}

/** Parts as paragraphs, with blank lines between. */
function paragraphParts(
  { index, style, single }: MergeContext,
  checkIn: CheckIn,
  parts: readonly GripPart[],
  input: CheckInInput,
): readonly string[] {
  const form = { single, tight: isTight(index, checkIn) };
  return parts.flatMap((part, at) => [...(at === 0 ? [] : ['']), ...paragraphLines(part, input, style, form)]);
}

function isItem(index: LineIndex, part: CheckInPart): boolean {
  return /^\s*(?:[-*+]|\d+[.)])\s/.test(index.lineText(part.range.start.line));
}

/** Whether nothing stands behind the part's title, neither on its line nor below. */
function isTitleAlone(index: LineIndex, part: CheckInPart): boolean {
  const { line } = part.range.start;
  return lastFilledLine(index, part.range) === line && /\*\*\s*:?\s*$|__\s*:?\s*$/.test(index.lineText(line));
}

function appendToLine(index: LineIndex, line: number, text: string): TextEdit {
  return insertText(line, index.lineText(line).trimEnd().length, text);
}

/** What stands behind a value within its entry, without the spaces at its end. */
function ownTail(index: LineIndex, value: Range, entry: Range): Range {
  const end = entry.end.line > value.end.line ? value.end : entry.end;
  const line = index.lineText(value.end.line);
  const last = entry.end.line > value.end.line ? line.trimEnd().length : line.slice(0, end.character).trimEnd().length;
  return lineRange(value.end.line, value.end.character, Math.max(value.end.character, last));
}

function lineRange(line: number, start: number, end: number): Range {
  return { start: { line, character: start }, end: { line, character: end } };
}
