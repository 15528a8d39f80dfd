import type { BlockContent, DefinitionContent, ListItem, Root, RootContent, Table } from 'mdast';
import type { Range } from '../text/position';
import { readInline, toRange, type Inline } from './inline';
import { parseMarkdown } from './markdown';

/**
 * Markdown as OKR documents use it: headings, paragraphs, lists and tables with readable text and exact ranges. Lines count
 * from the chunk's first line.
 */
export type Block = HeadingBlock | ParagraphBlock | ListBlock | TableBlock | OtherBlock;

export interface HeadingBlock {
  readonly kind: 'heading';
  readonly level: number;
  readonly inline: Inline;
  readonly range: Range;
}

export interface ParagraphBlock {
  readonly kind: 'paragraph';
  readonly inline: Inline;
  readonly range: Range;
}

export interface ListBlock {
  readonly kind: 'list';
  readonly ordered: boolean;
  readonly items: readonly ItemBlock[];
  readonly range: Range;
}

export interface ItemBlock {
  readonly kind: 'item';
  readonly box: 'ticked' | 'unticked' | null;
  /** The box with its brackets. */
  readonly boxRange: Range | null;
  /** The item's first paragraph without its box; `null` where it starts with something else. */
  readonly head: Inline | null;
  /** What follows the head. */
  readonly blocks: readonly Block[];
  readonly range: Range;
}

export interface TableBlock {
  readonly kind: 'table';
  readonly header: readonly Inline[];
  readonly rows: readonly RowBlock[];
  readonly range: Range;
}

export interface RowBlock {
  readonly cells: readonly Inline[];
  readonly range: Range;
}

/** Code, quotes, HTML, thematic breaks: kept, and not read. */
export interface OtherBlock {
  readonly kind: 'other';
  readonly type: string;
  readonly text: string;
  readonly range: Range;
}

/** Parses a chunk of Markdown. `definitions` are link definitions of the rest of the document. */
export function parseBlocks(text: string, definitions = ''): readonly Block[] {
  const lines = text.split('\n');
  const tree: Root = parseMarkdown(definitions === '' ? text : `${text}\n\n${definitions}\n`);
  return tree.children
    .filter((node) => (node.position?.start.line ?? 1) <= lines.length)
    .flatMap((node) => readBlock(node, lines));
}

function readBlock(node: RootContent, lines: readonly string[]): Block[] {
  const range = toRange(node);
  switch (node.type) {
    case 'heading':
      return [{ kind: 'heading', level: node.depth, inline: readInline(node.children, range, lines), range }];
    case 'paragraph':
      return [{ kind: 'paragraph', inline: readInline(node.children, range, lines), range }];
    case 'list':
      return [
        {
          kind: 'list',
          ordered: node.ordered === true,
          items: node.children.map((item) => readItem(item, lines)),
          range,
        },
      ];
    case 'table':
      return [readTable(node, lines)];
    case 'definition':
      return [];
    default:
      return [{ kind: 'other', type: node.type, text: 'value' in node ? node.value : '', range }];
  }
}

const box = /^\[([ xX])\](?=\s|$)\s*/;

function readItem(item: ListItem, lines: readonly string[]): ItemBlock {
  const [first, ...rest] = item.children;
  const range = toRange(item);
  const head = first?.type === 'paragraph' ? readInline(first.children, toRange(first), lines) : null;
  const blocks = (head === null ? item.children : rest).flatMap((child: BlockContent | DefinitionContent) =>
    readBlock(child, lines),
  );
  const mark = head === null ? null : box.exec(head.text);
  if (head === null || mark === null) return { kind: 'item', box: null, boxRange: null, head, blocks, range };
  const { start } = head.range;
  return {
    kind: 'item',
    box: mark[1] === ' ' ? 'unticked' : 'ticked',
    boxRange: { start, end: { line: start.line, character: start.character + 3 } },
    head: dropStart(head, mark[0].length),
    blocks,
    range,
  };
}

function readTable(node: Table, lines: readonly string[]): TableBlock {
  const [header, ...rows] = node.children.map((row) => ({
    cells: row.children.map((cell) => readInline(cell.children, cellRange(toRange(cell), lines), lines)),
    range: toRange(row),
  }));
  return { kind: 'table', header: header?.cells ?? [], rows, range: toRange(node) };
}

/** A cell's content without bars and padding. */
function cellRange(range: Range, lines: readonly string[]): Range {
  const line = lines[range.start.line] ?? '';
  let start = range.start.character;
  let end = range.end.character;
  if (line[start] === '|') start++;
  if (end > start && line[end - 1] === '|') end--;
  while (start < end && /\s/.test(line[start] ?? '')) start++;
  while (end > start && /\s/.test(line[end - 1] ?? '')) end--;
  return { start: { line: range.start.line, character: start }, end: { line: range.start.line, character: end } };
}

/** An inline without its first `count` characters. */
export function dropStart(inline: Inline, count: number): Inline {
  const pieces = inline.pieces.flatMap((piece) => {
    const cut = Math.max(0, count - piece.offset);
    if (cut >= piece.length) return [];
    return [
      {
        offset: piece.offset + cut - count,
        length: piece.length - cut,
        line: piece.line,
        character: piece.character + cut,
      },
    ];
  });
  const move = <S extends { readonly start: number; readonly end: number }>(stretch: S): S[] =>
    stretch.end <= count ? [] : [{ ...stretch, start: Math.max(0, stretch.start - count), end: stretch.end - count }];
  const first = pieces[0];
  return {
    text: inline.text.slice(count),
    pieces,
    links: inline.links.flatMap(move),
    strong: inline.strong.flatMap(move),
    range: {
      start: first === undefined ? inline.range.end : { line: first.line, character: first.character },
      end: inline.range.end,
    },
  };
}
