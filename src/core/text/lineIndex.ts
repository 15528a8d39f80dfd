import { comparePositions, type Position, type Range, type TextEdit } from './position';

const byteOrderMark = 0xfeff;

/**
 * Lines of a text, for turning offsets into positions and back. Lines end with LF, CRLF or CR, as in editors. A byte
 * order mark belongs to no line: positions count from behind it, offsets include it.
 */
export class LineIndex {
  readonly text: string;
  private readonly starts: number[];

  constructor(text: string) {
    this.text = text;
    this.starts = lineStarts(text);
  }

  get lineCount(): number {
    return this.starts.length;
  }

  /** The offset of a line's first character; the text's length behind the last line. */
  lineStart(line: number): number {
    return this.starts[line] ?? this.text.length;
  }

  /** A line without its end; empty for lines that do not exist. */
  lineText(line: number): string {
    const start = this.lineStart(line);
    let end = this.lineStart(line + 1);
    if (line + 1 < this.starts.length) {
      if (this.text[end - 1] === '\n') end--;
      if (end > start && this.text[end - 1] === '\r') end--;
    }
    return this.text.slice(start, end);
  }

  positionAt(offset: number): Position {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.lineStart(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: Math.max(0, offset - this.lineStart(low)) };
  }

  /** Positions outside a line or the text are brought to its end. */
  offsetAt({ line, character }: Position): number {
    if (line >= this.starts.length) return this.text.length;
    const start = this.lineStart(line);
    return start + Math.min(character, this.lineText(line).length);
  }

  slice({ start, end }: Range): string {
    return this.text.slice(this.offsetAt(start), this.offsetAt(end));
  }

  /** The line ending that the text uses most; LF where it has a single line. */
  get eol(): '\n' | '\r\n' {
    const crlf = this.text.split('\r\n').length - 1;
    const all = this.text.split('\n').length - 1;
    return crlf > all - crlf ? '\r\n' : '\n';
  }
}

function lineStarts(text: string): number[] {
  const starts = [text.charCodeAt(0) === byteOrderMark ? 1 : 0];
  for (let at = starts[0] ?? 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 13 && text.charCodeAt(at + 1) === 10) continue;
    if (code === 10 || code === 13) starts.push(at + 1);
  }
  return starts;
}

/** Applies edits whose ranges do not overlap; those at the same place are applied in the order given. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const index = new LineIndex(text);
  const inOrder = edits
    .map((edit, order) => ({ edit, order }))
    .sort((a, b) => comparePositions(a.edit.range.start, b.edit.range.start) || a.order - b.order);
  let result = '';
  let done = 0;
  for (const { edit } of inOrder) {
    result += text.slice(done, index.offsetAt(edit.range.start)) + edit.newText;
    done = index.offsetAt(edit.range.end);
  }
  return result + text.slice(done);
}
