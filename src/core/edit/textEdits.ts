import type { LineIndex } from '../text/lineIndex';
import { position, type Range, type TextEdit } from '../text/position';

/** Replaces a range, without the characters that old and new text have in common at both ends; nothing where they are equal. */
export function replaceText(index: LineIndex, where: Range, newText: string): readonly TextEdit[] {
  const start = index.offsetAt(where.start);
  const end = Math.max(start, index.offsetAt(where.end));
  const old = index.text.slice(start, end);
  if (old === newText) return [];
  const head = commonStart(old, newText);
  const tail = commonEnd(old.slice(head), newText.slice(head));
  return [
    {
      range: { start: index.positionAt(start + head), end: index.positionAt(end - tail) },
      newText: newText.slice(head, newText.length - tail),
    },
  ];
}

/** Inserts at a character of a line. */
export function insertText(line: number, character: number, newText: string): TextEdit {
  return { range: { start: position(line, character), end: position(line, character) }, newText };
}

/** Inserts whole lines behind a line, which may be the last one and without an end. */
export function insertLinesAfter(index: LineIndex, line: number, lines: readonly string[]): TextEdit {
  const { eol } = index;
  return insertText(line, index.lineText(line).length, lines.map((text) => eol + text).join(''));
}

/** Inserts whole lines in front of a line. */
export function insertLinesBefore(index: LineIndex, line: number, lines: readonly string[]): TextEdit {
  const { eol } = index;
  return insertText(line, 0, lines.map((text) => text + eol).join(''));
}

export function isBlankLine(index: LineIndex, line: number): boolean {
  return index.lineText(line).trim() === '';
}

/** The last line of a range that is not blank; its first line where all are. A range that ends before a line's first character does not hold that line. */
export function lastFilledLine(index: LineIndex, { start, end }: Range): number {
  let line = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
  line = Math.min(line, index.lineCount - 1);
  while (line > start.line && isBlankLine(index, line)) line--;
  return line;
}

/** Text of people, made fit for one line: no line breaks, no control characters, no spaces at the ends. */
export function oneLine(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is to be removed
  return text.replace(/[\s\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').trim();
}

function commonStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a.charCodeAt(length) === b.charCodeAt(length)) length++;
  return isHighSurrogate(a.charCodeAt(length - 1)) ? length - 1 : length;
}

function commonEnd(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length)) length++;
  return isLowSurrogate(a.charCodeAt(a.length - length)) && length > 0 ? length - 1 : length;
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}
