import type { Nodes, PhrasingContent } from 'mdast';
import type { Position, Range } from '../text/position';

/**
 * The text of a heading, paragraph or cell as a person reads it, markup removed, with the way back to the source: every
 * character of `text` knows where it is written. Soft and hard breaks are LF.
 */
export interface Inline {
  readonly text: string;
  readonly pieces: readonly Piece[];
  readonly links: readonly InlineLink[];
  /** Stretches of `text` that are bold. */
  readonly strong: readonly Stretch[];
  readonly range: Range;
}

/** `length` characters of text that stand together in one line of the source. */
export interface Piece {
  /** Offset in `text`. */
  readonly offset: number;
  readonly length: number;
  readonly line: number;
  readonly character: number;
}

/** A part of an inline's `text`; `end` is exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

export interface InlineLink extends Stretch {
  readonly url: string;
  /** The whole link. */
  readonly range: Range;
  /** The address as written, without angle brackets or title. */
  readonly urlRange: Range;
}

/** Where a stretch of the text is written. A link at its edge belongs to it with its address. */
export function rangeOf(inline: Inline, start: number, end: number): Range {
  const first = inline.links.find((link) => link.start === start && link.end <= end);
  const last = inline.links.findLast((link) => link.end === end && link.start >= start);
  const from = first?.range.start ?? sourcePosition(inline, start, 'start');
  return { start: from, end: last?.range.end ?? (end <= start ? from : sourcePosition(inline, end, 'end')) };
}

function sourcePosition(inline: Inline, offset: number, side: 'start' | 'end'): Position {
  const reach = side === 'start' ? 0 : 1;
  let low = 0;
  let high = inline.pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((inline.pieces[middle]?.offset ?? 0) + reach <= offset) low = middle;
    else high = middle - 1;
  }
  const piece = inline.pieces[low];
  if (piece === undefined) return side === 'start' ? inline.range.start : inline.range.end;
  const isBreak = inline.text[piece.offset] === '\n';
  const inside = isBreak ? 0 : Math.min(Math.max(0, offset - piece.offset), piece.length);
  return { line: piece.line, character: piece.character + inside };
}

/** Reads phrasing content; `lines` are those of the parsed chunk, whose positions the nodes have. */
export function readInline(nodes: readonly PhrasingContent[], range: Range, lines: readonly string[]): Inline {
  const reader = new InlineReader(lines);
  for (const node of nodes) reader.read(node);
  return { text: reader.text, pieces: reader.pieces, links: reader.links, strong: reader.strong, range };
}

export function toRange(node: Nodes): Range {
  const { start, end } = node.position ?? { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
  return {
    start: { line: start.line - 1, character: start.column - 1 },
    end: { line: end.line - 1, character: end.column - 1 },
  };
}

class InlineReader {
  text = '';
  readonly pieces: Piece[] = [];
  readonly links: InlineLink[] = [];
  readonly strong: Stretch[] = [];
  private readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    this.lines = lines;
  }

  read(node: PhrasingContent): void {
    switch (node.type) {
      case 'text':
        return this.addSource(node.value, toRange(node));
      case 'inlineCode':
        return this.addInside(node.value, toRange(node));
      case 'break':
        return this.addBreak(toRange(node).start);
      case 'image':
      case 'imageReference':
        return this.addInside(node.alt ?? '', toRange(node));
      case 'link':
        return this.addLink(node.url, toRange(node), node.children);
      case 'strong': {
        const start = this.text.length;
        for (const child of node.children) this.read(child);
        this.strong.push({ start, end: this.text.length });
        return;
      }
      case 'html':
      case 'footnoteReference':
        return;
      default:
        for (const child of node.children) this.read(child);
    }
  }

  private addLink(url: string, range: Range, children: readonly PhrasingContent[]): void {
    const start = this.text.length;
    for (const child of children) this.read(child);
    this.links.push({ start, end: this.text.length, url, range, urlRange: this.addressIn(range) });
  }

  /** The address within `[text](<address> "title")`; the whole link for `<autolinks>` and references. */
  private addressIn(range: Range): Range {
    if (range.start.line !== range.end.line) return this.addressInLines(range);
    const line = this.lines[range.start.line] ?? '';
    const source = line.slice(range.start.character, range.end.character);
    const found = findAddress(source);
    if (found === null) return range;
    const at = range.start.character;
    return {
      start: { line: range.start.line, character: at + found.start },
      end: { line: range.start.line, character: at + found.end },
    };
  }

  private addressInLines(range: Range): Range {
    const line = this.lines[range.end.line] ?? '';
    const found = findAddress(line.slice(0, range.end.character));
    if (found === null) return range;
    return {
      start: { line: range.end.line, character: found.start },
      end: { line: range.end.line, character: found.end },
    };
  }

  private addBreak(at: Position): void {
    this.pieces.push({ offset: this.text.length, length: 1, ...at });
    this.text += '\n';
  }

  /** Text whose source differs from it by escapes, entities and indentation only: both are walked in step. */
  private addSource(value: string, range: Range): void {
    let { line, character } = range.start;
    let source = this.lines[line] ?? '';
    let run: { offset: number; line: number; character: number } | null = null;
    const base = this.text.length;
    const flush = (upTo: number): void => {
      if (run !== null && upTo > run.offset) this.pieces.push({ ...run, length: upTo - run.offset });
      run = null;
    };
    for (let at = 0; at < value.length; at++) {
      if (value[at] === '\n') {
        flush(base + at);
        this.pieces.push({ offset: base + at, length: 1, line, character });
        line++;
        source = this.lines[line] ?? '';
        character = skipIndent(source, value[at + 1]);
        continue;
      }
      if (source[character] === '\\' && value[at] !== '\\' && source[character + 1] === value[at]) {
        flush(base + at);
        character++;
      } else if (source[character] === '\\' && source[character + 1] === '\\') {
        flush(base + at);
        character++;
      }
      if (source[character] === value[at]) {
        run ??= { offset: base + at, line, character };
        const isEntity = value[at] === '&' && entityLength(source, character) > 0;
        if (!isEntity) {
          character++;
          continue;
        }
      }
      flush(base + at);
      this.pieces.push({ offset: base + at, length: 1, line, character });
      character += Math.max(1, entityLength(source, character));
      if (isHighSurrogate(value, at)) at++;
    }
    flush(base + value.length);
    this.text += value;
  }

  /** Text between marks, as in code or an image. */
  private addInside(value: string, range: Range): void {
    const line = this.lines[range.start.line] ?? '';
    const found = line.indexOf(value, range.start.character);
    const character = found < 0 || value === '' ? range.start.character : found;
    this.pieces.push({ offset: this.text.length, length: value.length, line: range.start.line, character });
    this.text += value.replace(/\n/g, ' ');
  }
}

function findAddress(source: string): Stretch | null {
  const open = source.lastIndexOf('](');
  if (open < 0 || !source.endsWith(')')) return null;
  let start = open + 2;
  while (source[start] === ' ') start++;
  if (source[start] === '<') {
    const end = source.indexOf('>', start);
    return end < 0 ? null : { start: start + 1, end };
  }
  let end = start;
  while (end < source.length - 1 && source[end] !== ' ') end++;
  return { start, end };
}

function skipIndent(source: string, next: string | undefined): number {
  let at = 0;
  while ((source[at] === ' ' || source[at] === '\t' || source[at] === '>') && source[at] !== next) at++;
  return at;
}

function entityLength(source: string, at: number): number {
  if (source[at] !== '&') return 0;
  const end = source.indexOf(';', at);
  return end < 0 || end - at > 32 || !/^&#?\w+$/.test(source.slice(at, end)) ? 0 : end - at + 1;
}

function isHighSurrogate(value: string, at: number): boolean {
  const code = value.charCodeAt(at);
  return code >= 0xd800 && code <= 0xdbff;
}
