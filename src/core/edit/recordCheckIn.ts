import type { IsoDate } from '../model/calendar';
import type { CheckIn, KeyResult, Objective, OkrDocument } from '../model/entities';
import { applyEdits, LineIndex } from '../text/lineIndex';
import type { Range, TextEdit } from '../text/position';
import type { CheckInInput, FollowUpInput } from './checkInInput';
import { checkInTitle, partLines, partsToWrite } from './checkInLines';
import { findCheckInPlace, type CheckInPlace } from './checkInPlace';
import { followUpSource, tidyFollowUp, type WrittenFollowUp } from './followUps';
import { writeLabels } from './labels';
import { bodyRange, headingLines, listStyle, type ListStyle } from './markdownStyle';
import { mergeCheckIn } from './mergeCheckIn';
import { rewriteNow } from './nowPart';
import { insertLinesAfter, insertLinesBefore, isBlankLine, lastFilledLine } from './textEdits';
import { findKeyResult } from './updateKeyResult';
import { styleValue } from './valueStyle';

/** Edits, and the place in the new text that the person should see. */
export interface RevealedEdits {
  readonly edits: readonly TextEdit[];
  readonly reveal: Range;
}

/**
 * Writes a check-in in the canonical form, into the one of the same day and author where there is one. It refreshes the
 * `(now …)` of key results that have one, writes the labels of objectives whose key results have none, and leaves the rest
 * of the text as it is.
 * @param document the entities of `text`
 */
export function recordCheckIn(text: string, document: OkrDocument, input: CheckInInput): RevealedEdits {
  const index = new LineIndex(text);
  const written = asWritten(index, document, input);
  const elsewhere = [...labelEdits(index, document, written), ...nowEdits(index, document, written)];
  const existing = sameCheckIn(document, written);
  const { edits, firstLine, lastLine } =
    existing === undefined ? writeNew(index, document, written) : merge(index, document, existing, written);
  const all = [...elsewhere, ...edits];
  return { edits: all, reveal: wholeLines(applyEdits(text, all), firstLine, lastLine) };
}

interface WrittenLines {
  readonly edits: readonly TextEdit[];
  /** In the new text. */
  readonly firstLine: number;
  readonly lastLine: number;
}

function writeNew(index: LineIndex, document: OkrDocument, input: CheckInInput): WrittenLines {
  const place = findCheckInPlace(document, index, input.date);
  const head = place.section === null ? [] : [...headingLines('Check-ins', place.section), ''];
  const block = [...head, ...checkInLines(index, document, input, place)];
  const { edit, firstLine } =
    place.side === 'before' ? before(index, place.line, block) : after(index, place.line, block);
  return { edits: [edit], firstLine: firstLine + head.length, lastLine: firstLine + block.length - 1 };
}

function checkInLines(
  index: LineIndex,
  document: OkrDocument,
  input: CheckInInput,
  place: CheckInPlace,
): readonly string[] {
  const heading = headingLines(checkInTitle(input), place.checkIn);
  const style = styleOfLists(document, index, place.neighbour);
  const parts = partsToWrite(input).flatMap((part) => partLines(part, input, style, isSingle(document)));
  return parts.length === 0 ? heading : [...heading, '', ...parts];
}

/** The document's way of writing lists: that of its check-ins, else under its objectives, else anywhere. */
function styleOfLists(document: OkrDocument, index: LineIndex, neighbour: CheckIn | null): ListStyle {
  const checkIns = document.checkIns.map(({ range }) => range);
  const objectives = document.objectives.map(({ range }) => range);
  return listStyle(
    index,
    [...(neighbour === null ? [] : [neighbour.range]), ...checkIns],
    [...objectives, bodyRange(document, index)],
  );
}

/** Whole lines in front of a line, with blank lines around them. */
function before(index: LineIndex, line: number, block: readonly string[]): { edit: TextEdit; firstLine: number } {
  const isHeading = /^ {0,3}#/.test(block[0] ?? '');
  const isClear =
    line === 0 ||
    isBlankLine(index, line - 1) ||
    (isHeading && /^ {0,3}(?:#|=+\s*$|-+\s*$)/.test(index.lineText(line - 1)));
  const lead = isClear ? [] : [''];
  return { edit: insertLinesBefore(index, line, [...lead, ...block, '']), firstLine: line + lead.length };
}

/** Whole lines behind a line, with a blank line in front of them and, where text follows at once, behind them. */
function after(index: LineIndex, line: number, block: readonly string[]): { edit: TextEdit; firstLine: number } {
  if (isBlankLine(index, line)) return { edit: insertLinesBefore(index, line, block), firstLine: line };
  const isFollowed = line + 1 < index.lineCount && !isBlankLine(index, line + 1);
  return { edit: insertLinesAfter(index, line, ['', ...block, ...(isFollowed ? [''] : [])]), firstLine: line + 2 };
}

function merge(index: LineIndex, document: OkrDocument, checkIn: CheckIn, input: CheckInInput): WrittenLines {
  const style = styleOfLists(document, index, checkIn);
  const edits = mergeCheckIn({ index, style, single: isSingle(document) }, checkIn, input);
  const added = edits.reduce((sum, { newText }) => sum + newText.split('\n').length - 1, 0);
  const firstLine = checkIn.heading.start.line;
  return { edits, firstLine, lastLine: lastFilledLine(index, checkIn.range) + added };
}

/** The check-in of the same day and author, into which another one is merged. */
export function sameCheckIn(
  document: OkrDocument,
  { date, by }: Pick<CheckInInput, 'date' | 'by'>,
): CheckIn | undefined {
  return document.checkIns.find(
    (each) => each.date === date && (each.by ?? '').toLowerCase() === (by ?? '').toLowerCase(),
  );
}

function isSingle(document: OkrDocument): boolean {
  return document.objectives.length === 1;
}

/** The input as it is to be written: values in the key results' style, items that are copied with their Markdown. */
function asWritten(index: LineIndex, document: OkrDocument, input: CheckInInput): CheckInInput {
  const results = input.results.map((result) => ({ ...result, value: writtenValue(document, input.date, result) }));
  const known = document.checkIns.flatMap(({ issues, plan }) => [...issues, ...plan]);
  const copied = (typed: FollowUpInput): WrittenFollowUp => {
    const item = tidyFollowUp(typed);
    const same = known.find(({ text }) => text === item.text);
    return same === undefined ? item : { ...item, markdown: followUpSource(index, same) };
  };
  return { ...input, results, issues: input.issues.map(copied), plan: input.plan.map(copied) };
}

function writtenValue(document: OkrDocument, date: IsoDate, result: CheckInInput['results'][number]): string | null {
  if (result.value === null || /^[\s–—-]*$/.test(result.value)) return null;
  const found = findKeyResult(document, result.objective, result.keyResult, date);
  return found === null ? result.value : styleValue(result.value, found.keyResult);
}

function labelEdits(index: LineIndex, document: OkrDocument, input: CheckInInput): readonly TextEdit[] {
  const touched = new Set(
    input.results.flatMap(
      (result) => findKeyResult(document, result.objective, result.keyResult, input.date)?.objective ?? [],
    ),
  );
  return [...touched].flatMap((objective) => writeLabels(index, objective));
}

function nowEdits(index: LineIndex, document: OkrDocument, input: CheckInInput): readonly TextEdit[] {
  return input.results.flatMap((result) => {
    const found = findKeyResult(document, result.objective, result.keyResult, input.date);
    const now = found?.keyResult.now ?? null;
    if (found === null || now === null || result.value === null) return [];
    if (isOlder(document, found.objective, found.keyResult, input)) return [];
    const date = now.date === null ? null : input.date;
    return rewriteNow(index, found.keyResult, now, { value: result.value, date, measured: false });
  });
}

/** Whether a later value is already written: a check-in for a day gone by must not take it back. */
function isOlder(document: OkrDocument, objective: Objective, keyResult: KeyResult, { date }: CheckInInput): boolean {
  if (keyResult.now?.date != null && keyResult.now.date > date) return true;
  return document.checkIns.some(
    (checkIn) =>
      checkIn.date !== null &&
      checkIn.date > date &&
      checkIn.results.some(
        (each) =>
          each.raw !== null &&
          each.keyResult === keyResult.label.toUpperCase() &&
          (each.objective ?? objective.label.toUpperCase()) === objective.label.toUpperCase(),
      ),
  );
}

function wholeLines(text: string, first: number, last: number): Range {
  const index = new LineIndex(text);
  return { start: { line: first, character: 0 }, end: { line: last, character: index.lineText(last).length } };
}
