import type { LineIndex } from '../text/lineIndex';
import type { Range, TextEdit } from '../text/position';

/** The inside of a table's cell, its padding included. */
export function findCell(index: LineIndex, row: number, heading: RegExp): Range | null {
  const delimiter = delimiterAbove(index, row);
  if (delimiter === null) return null;
  const column = cells(index.lineText(delimiter - 1)).findIndex(({ text }) => heading.test(plain(text)));
  const cell = column < 0 ? undefined : cells(index.lineText(row))[column];
  return cell === undefined
    ? null
    : { start: { line: row, character: cell.start }, end: { line: row, character: cell.start + cell.text.length } };
}

/** Writes into an empty cell, into its padding as far as that goes. */
export function writeCell(index: LineIndex, cell: Range, text: string): readonly TextEdit[] {
  const old = index.slice(cell);
  const padded = ` ${text} `.padEnd(old.length);
  return old === padded ? [] : [{ range: cell, newText: padded }];
}

function delimiterAbove(index: LineIndex, row: number): number | null {
  for (let line = row - 1; line > 0; line--) {
    const text = index.lineText(line);
    if (!text.includes('|')) return null;
    if (/^[\s|:-]+$/.test(text) && text.includes('-')) return line;
  }
  return null;
}

/** A row's cells; a bar behind a backslash separates none, nor does the one at the row's start. */
function cells(row: string): readonly { readonly start: number; readonly text: string }[] {
  const bars = [...row.matchAll(/\\.|\|/g)].filter(([text]) => text === '|').map(({ index }) => index);
  const indentation = row.length - row.trimStart().length;
  const starts = bars[0] === indentation ? bars : [indentation - 1, ...bars];
  const found = starts.map((bar, at) => ({ start: bar + 1, text: row.slice(bar + 1, starts[at + 1] ?? row.length) }));
  return row.trimEnd().endsWith('|') && found.length > 1 ? found.slice(0, -1) : found;
}

function plain(heading: string): string {
  return heading.replace(/[*_`]/g, '').trim();
}
