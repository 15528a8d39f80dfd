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
      return followUpEdits(context, checkIn.issues, existing, input.issues);
    case 'plan-forward':
      return followUpEdits(context, checkIn.plan, existing, input.plan);
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
  return [...edits, ...nestedLines(context, part, added)];
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
  return [...edits, ...nestedLines(context, part, added)];
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
  return [...edits, ...nestedLines(context, part, [...added.values()])];
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

/** Adds nested items at a part's end, written as its own items are. */
function nestedLines({ index, style }: MergeContext, part: CheckInPart, texts: readonly string[]): readonly TextEdit[] {
  if (texts.length === 0) return [];
  const last = lastFilledLine(index, part.range);
  const prefix = nestedPrefix(index, part, last) ?? (isItem(index, part) ? style.nested : style.bullet);
  return [
    insertLinesAfter(
      index,
      last,
      texts.map((text) => prefix + text),
    ),
  ];
}

function nestedPrefix(index: LineIndex, part: CheckInPart, last: number): string | null {
  for (let line = part.range.start.line + 1; line <= last; line++) {
    const prefix = /^[ \t]*[-*+][ \t]+/.exec(index.lineText(line))?.[0];
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
  const { index, style, single } = context;
  const lines = parts.flatMap((part) => partLines(part, input, style, single));
  const known = checkIn.parts.filter(({ name }) => (gripParts as readonly string[]).includes(name));
  const before = known.findLast(({ name }) => gripParts.indexOf(name as GripPart) < gripParts.indexOf(first));
  if (before !== undefined)
    return [insertLinesAfter(index, lastFilledLine(index, before.range), spaced(index, before, lines))];
  const after = checkIn.parts[0];
  if (after !== undefined)
    return [insertLinesBefore(index, after.range.start.line, isItem(index, after) ? lines : [...lines, ''])];
  const heading = checkIn.heading.end.line;
  const isNextFilled = heading + 1 < index.lineCount && !isBlankLine(index, heading + 1);
  return [insertLinesAfter(index, heading, isNextFilled ? ['', ...lines, ''] : ['', ...lines])];
}

/** Behind a part that is a paragraph, a list needs a blank line. */
function spaced(index: LineIndex, before: CheckInPart, lines: readonly string[]): readonly string[] {
  return isItem(index, before) ? lines : ['', ...lines];
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
