import type { OkrDocument } from '../core/model/entities';
import type { LineIndex } from '../core/text/lineIndex';
import type { TextEdit } from '../core/text/position';

/**
 * Silences a rule at a line. Where the line must stay whole on its own (an item of a list, a row of a table), the comment goes to
 * its end, so that neither list nor table is cut in two; else it gets a line of its own above.
 */
export function suppress(index: LineIndex, document: OkrDocument, line: number, rule: string): TextEdit {
  if (isInFrontmatter(document, line)) return above(index, line, `# okr-disable-next-line ${rule}`);
  const text = index.lineText(line);
  if (/^\s*(?:[-*+]|\d{1,9}[.)])\s|^\s*\||^\s/.test(text))
    return atEnd(index, line, `<!-- okr-disable-line ${rule} -->`);
  return above(index, line, `<!-- okr-disable-next-line ${rule} -->`);
}

function isInFrontmatter({ frontmatter: { range } }: OkrDocument, line: number): boolean {
  return range !== null && range.start.line < line && line < range.end.line;
}

function above(index: LineIndex, line: number, comment: string): TextEdit {
  const indentation = /^\s*/.exec(index.lineText(line))?.[0] ?? '';
  const start = { line, character: 0 };
  return { range: { start, end: start }, newText: `${indentation}${comment}${index.eol}` };
}

function atEnd(index: LineIndex, line: number, comment: string): TextEdit {
  const text = index.lineText(line).trimEnd();
  const end = { line, character: text.length };
  return { range: { start: end, end }, newText: ` ${comment}` };
}
