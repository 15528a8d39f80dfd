import type { OkrDocument, Section } from '../model/entities';
import type { LineIndex } from '../text/lineIndex';
import type { Range } from '../text/position';
import { lastFilledLine } from './textEdits';

/** How a document writes its bullets; each with indentation, marker and the space behind it. */
export interface ListStyle {
  readonly bullet: string;
  readonly nested: string;
}

/** How a document writes headings of a level. */
export interface HeadingStyle {
  readonly level: number;
  readonly written: 'atx' | 'closed-atx' | 'setext';
}

const bulletLine = /^([ \t]*)([-*+])([ \t]+)(?=\S)/;
const fenceLine = /^[ \t]*(```|~~~)/;
const tabWidth = 4;

/**
 * The style of the lists in `same`, places like the one to be written, else of those in `others`, the first that has any;
 * else `- ` with nested items under the text. Other lists may stand in items of their own: their indentation is not taken.
 */
export function listStyle(index: LineIndex, same: readonly Range[], others: readonly Range[]): ListStyle {
  let bullet: string | null = null;
  let nested: string | null = null;
  for (const [order, place] of [...same, ...others].entries()) {
    const found = bulletsIn(index, place);
    const top = order < same.length ? found.top : (found.top?.trimStart() ?? null);
    bullet ??= top;
    if (bullet === null) continue;
    if (found.nested !== null && nestsUnder(bullet, found.nested)) nested ??= found.nested;
    if (nested !== null) return { bullet, nested };
  }
  bullet ??= '- ';
  return { bullet, nested: indentationUnder(index, bullet) + bullet.trimStart() };
}

/** The whole document without its frontmatter. */
export function bodyRange(document: OkrDocument, index: LineIndex): Range {
  const start = document.frontmatter.range === null ? 0 : document.frontmatter.range.end.line + 1;
  return { start: { line: start, character: 0 }, end: { line: index.lineCount, character: 0 } };
}

/** How an existing heading is written. */
export function headingStyle(index: LineIndex, section: Pick<Section, 'heading' | 'level'>): HeadingStyle {
  const line = index.lineText(section.heading.start.line);
  if (!/^ {0,3}#/.test(line)) return { level: section.level, written: 'setext' };
  return { level: section.level, written: /[ \t]#+[ \t]*$/.test(line) ? 'closed-atx' : 'atx' };
}

/** The lines of a heading: setext where the style says so and Markdown has it (levels 1 and 2), else ATX. */
export function headingLines(title: string, { level, written }: HeadingStyle): readonly string[] {
  if (written === 'setext' && level <= 2) return [title, (level === 1 ? '=' : '-').repeat(Math.max(3, title.length))];
  const hashes = '#'.repeat(level);
  return [written === 'closed-atx' ? `${hashes} ${title} ${hashes}` : `${hashes} ${title}`];
}

function bulletsIn(index: LineIndex, place: Range): { top: string | null; nested: string | null } {
  let top: string | null = null;
  let fence: string | null = null;
  const last = lastFilledLine(index, place);
  for (let line = place.start.line; line <= last; line++) {
    const text = index.lineText(line);
    const mark = fenceLine.exec(text)?.[1] ?? null;
    if (mark !== null) fence = fence === null ? mark : fence === mark ? null : fence;
    if (fence !== null || mark !== null) continue;
    const bullet = bulletLine.exec(text);
    if (bullet === null) continue;
    const [, indentation = '', marker = '-', gap = ' '] = bullet;
    const prefix = indentation + marker + (width(gap) > tabWidth ? ' ' : gap);
    if (top === null) {
      if (width(indentation) < tabWidth) top = prefix;
    } else if (nestsUnder(top, prefix)) return { top, nested: prefix };
  }
  return { top, nested: null };
}

/** Whether an item so indented is a child of an item so written, as CommonMark counts columns. */
function nestsUnder(bullet: string, nested: string): boolean {
  const indentation = width(/^[ \t]*/.exec(nested)?.[0] ?? '');
  const content = width(bullet);
  return indentation >= content && indentation < content + tabWidth;
}

function indentationUnder(index: LineIndex, bullet: string): string {
  const tabs = /(^|\n)\t/.test(index.text) && nestsUnder(bullet, '\t- ');
  return tabs ? '\t' : ' '.repeat(width(bullet));
}

/** Columns that white space and a marker take, tabs to the next multiple of four. */
function width(text: string): number {
  let columns = 0;
  for (const character of text) columns += character === '\t' ? tabWidth - (columns % tabWidth) : 1;
  return columns;
}
