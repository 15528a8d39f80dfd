import type { IsoDate } from '../model/calendar';
import type { KeyResult, NowPart } from '../model/entities';
import type { LineIndex } from '../text/lineIndex';
import type { Range, TextEdit } from '../text/position';
import { insertText, replaceText } from './textEdits';

/** What a `(now …)` is to say. */
export interface NewNow {
  /** As it is to be written: `74%`. */
  readonly value: string;
  /** `null` leaves an undated part undated. */
  readonly date: IsoDate | null;
  /** Whether a machine read the value. */
  readonly measured: boolean;
}

/** Rewrites the key result's `(now …)`, or the cell of its Now column, in place: its words and its table's padding stay. */
export function rewriteNow(index: LineIndex, keyResult: KeyResult, now: NowPart, next: NewNow): readonly TextEdit[] {
  const text = index.slice(now.range);
  const inCell = keyResult.written === 'row' && !text.startsWith('(');
  const edits = replaceText(index, now.range, rewritten(index, now, next, text));
  return inCell ? [...edits, ...paddingEdits(index, now.range, edits)] : edits;
}

function rewritten(index: LineIndex, now: NowPart, next: NewNow, text: string): string {
  const from = index.offsetAt(now.range.start);
  const start = index.offsetAt(now.valueRange.start) - from;
  const end = index.offsetAt(now.valueRange.end) - from;
  const name = /^\p{L}[\p{L} ]*[:：]\s*/u.exec(text.slice(start, end))?.[0] ?? '';
  return text.slice(0, start) + name + next.value + rewrittenTail(text.slice(end), next);
}

/** What stands behind the value: a date, perhaps `measured`, the closing parenthesis. */
function rewrittenTail(tail: string, { date, measured }: NewNow): string {
  if (date === null) return tail;
  const stamp = `${date}${measured ? ', measured' : ''}`;
  const dated = /(\d{4}-\d{2}-\d{2})(?:,\s*measured\b)?/i;
  if (dated.test(tail)) return tail.replace(dated, stamp);
  const close = tail.lastIndexOf(')');
  return close < 0 ? `${tail}, ${stamp}` : `${tail.slice(0, close)}, ${stamp}${tail.slice(close)}`;
}

/** Takes from, or adds to, the spaces around a table's cell what its text has gained or lost. */
function paddingEdits(index: LineIndex, cell: Range, edits: readonly TextEdit[]): readonly TextEdit[] {
  const edit = edits[0];
  if (edit === undefined) return [];
  const line = index.lineText(cell.end.line);
  const gained = edit.newText.length - (edit.range.end.character - edit.range.start.character);
  const behind = /^ */.exec(line.slice(cell.end.character))?.[0].length ?? 0;
  const ahead = / *$/.exec(line.slice(0, cell.start.character))?.[0].length ?? 0;
  const isRightAligned = ahead > 1 && behind <= 1;
  const at = isRightAligned ? cell.start.character : cell.end.character;
  if (gained < 0) return isPadded(index, cell) ? [insertText(cell.end.line, at, ' '.repeat(-gained))] : [];
  const room = Math.min(gained, Math.max(0, (isRightAligned ? ahead : behind) - 1));
  if (room === 0) return [];
  const start = isRightAligned ? at - room : at;
  const where = {
    start: { line: cell.end.line, character: start },
    end: { line: cell.end.line, character: start + room },
  };
  return [{ range: where, newText: '' }];
}

/** Whether the table's columns are lined up: the bars of the row above or below stand where this row's do. */
function isPadded(index: LineIndex, cell: Range): boolean {
  const bars = barColumns(index.lineText(cell.end.line));
  return [cell.end.line - 1, cell.end.line + 1].some((line) => barColumns(index.lineText(line)) === bars);
}

function barColumns(line: string): string {
  return [...line.matchAll(/\|/g)].map(({ index }) => index).join(' ');
}
