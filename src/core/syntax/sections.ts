import { htmlBlockNames, htmlRawNames } from 'micromark-util-html-tag-name';

/**
 * Cuts a document into chunks at its top-level headings, in one pass over its lines, so that each can be parsed and cached
 * by itself: a full Markdown parse of a long document grows faster than its length. What a chunk needs from the others,
 * link definitions, is collected here and goes into its cache key.
 */

export interface Chunk {
  /** 0-based line of the chunk's first line in the document. */
  readonly startLine: number;
  readonly lineCount: number;
  /** The chunk's lines joined by LF, without a byte order mark. */
  readonly text: string;
}

export interface SplitDocument {
  /** Lines of the frontmatter between its fences, or `null` where there is none. */
  readonly frontmatter: FrontmatterSource | null;
  /** Everything behind the frontmatter; the first chunk holds what stands before the first heading, and may be empty. */
  readonly chunks: readonly Chunk[];
  /** Link definitions of the whole document as Markdown, or empty. */
  readonly definitions: string;
  /** HTML comments and YAML comments that start with `okr-`, in order. */
  readonly directives: readonly Directive[];
  readonly conflictMarkers: readonly { readonly line: number; readonly length: number }[];
  /** For each line, whether it is blank. */
  readonly isBlank: (line: number) => boolean;
  readonly lineCount: number;
}

export interface FrontmatterSource {
  /** Line of the opening fence. */
  readonly startLine: number;
  /** Line of the closing fence; that of the last line where it is missing. */
  readonly endLine: number;
  readonly closed: boolean;
  /** The lines between, joined by LF. */
  readonly text: string;
  readonly endCharacter: number;
}

export interface Directive {
  readonly line: number;
  readonly name: 'disable' | 'enable' | 'disable-line' | 'disable-next-line';
  readonly rules: readonly string[];
}

const atxHeading = /^ {0,3}#{1,6}(?:[ \t]|$)/;
const setextUnderline = /^ {0,3}(?:=+|-+)[ \t]*$/;
const fenceOpen = /^[ \t]*(`{3,}|~{3,})(.*)$/;
const listMarker = /^[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)/;
const thematicBreak = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const definition = /^ {0,3}\[[^\]]+\]:[ \t]*\S/;
const blank = /^\s*$/;
const htmlEnds: readonly (readonly [string, RegExp])[] = [
  ['!--', /-->/],
  ['![cdata[', /\]\]>/],
  ['!', />/],
  ['?', /\?>/],
];
const rawEnd = /<\/(?:script|pre|style|textarea)>/i;
const wholeTag = /^ {0,3}<\/?[a-zA-Z][\w-]*(?:\s[^<>]*)?\/?>\s*$/;
const delimiterRow = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)*$/;
const conflictMarker = /^(?:<{7}|={7}|>{7})(?: |$)/;

export function splitLines(text: string): string[] {
  const withoutMark = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  return withoutMark.split(/\r\n|\r|\n/);
}

export function splitDocument(text: string): SplitDocument {
  const lines = splitLines(text);
  const frontmatter = findFrontmatter(lines);
  const scan = new Scanner(lines, frontmatter === null ? 0 : frontmatter.endLine + 1);
  scan.run();
  return {
    frontmatter,
    chunks: scan.starts.map((start, order) => {
      const end = scan.starts[order + 1] ?? lines.length;
      return { startLine: start, lineCount: end - start, text: lines.slice(start, end).join('\n') };
    }),
    definitions: scan.definitions.join('\n'),
    directives: [...yamlDirectives(frontmatter), ...scan.directives],
    conflictMarkers: findConflicts(lines),
    isBlank: (line) => (lines[line] ?? '').trim() === '',
    lineCount: lines.length,
  };
}

function findFrontmatter(lines: readonly string[]): FrontmatterSource | null {
  if (!/^---[ \t]*$/.test(lines[0] ?? '')) return null;
  const end = lines.findIndex((line, at) => at > 0 && /^---[ \t]*$/.test(line));
  if (end < 0) return findUnclosedFrontmatter(lines);
  return {
    startLine: 0,
    endLine: end,
    closed: true,
    text: lines.slice(1, end).join('\n'),
    endCharacter: lines[end]?.length ?? 0,
  };
}

/** A line of dashes alone is a thematic break; one that `okr:` follows is frontmatter that is being typed. */
function findUnclosedFrontmatter(lines: readonly string[]): FrontmatterSource | null {
  let end = 1;
  while (end < lines.length && /^[A-Za-z][\w-]*:/.test(lines[end] ?? '')) end++;
  const keys = lines.slice(1, end);
  if (!keys.some((line) => line.startsWith('okr:'))) return null;
  return {
    startLine: 0,
    endLine: end - 1,
    closed: false,
    text: keys.join('\n'),
    endCharacter: lines[end - 1]?.length ?? 0,
  };
}

function yamlDirectives(frontmatter: FrontmatterSource | null): Directive[] {
  if (frontmatter === null) return [];
  return frontmatter.text.split('\n').flatMap((line, at) => {
    const hash = line.indexOf('# okr-');
    return hash < 0 ? [] : directivesIn(`<!-- ${line.slice(hash + 2)} -->`, frontmatter.startLine + 1 + at);
  });
}

const directive = /<!--[ \t]*okr-(disable-next-line|disable-line|disable|enable)((?:[ \t,]+[\w/-]+)*)[ \t]*-->/g;

function directivesIn(line: string, at: number): Directive[] {
  if (!line.includes('okr-')) return [];
  return [...line.matchAll(directive)].map((match) => ({
    line: at,
    name: match[1] as Directive['name'],
    rules: (match[2] ?? '').split(/[\s,]+/).filter((rule) => rule !== '' && rule !== '--'),
  }));
}

function findConflicts(lines: readonly string[]): SplitDocument['conflictMarkers'] {
  const found = lines.flatMap((line, at) => (conflictMarker.test(line) ? [{ line: at, length: line.length }] : []));
  const opened = found.some(({ line }) => lines[line]?.startsWith('<<<<<<<'));
  return opened ? found : [];
}

/** One pass over the lines; the state is what decides whether the next line can be a heading. */
class Scanner {
  readonly starts: number[];
  readonly definitions: string[] = [];
  readonly directives: Directive[] = [];
  private readonly lines: readonly string[];
  private readonly first: number;
  private fence: string | null = null;
  /** What ends the HTML block that is open. */
  private html: RegExp | null = null;
  /** Column of the content of the top-level list item that is open; 0 outside lists. */
  private itemIndent = 0;
  /** Whether an item's or quote's paragraph is open, which the next line can run on from without indentation. */
  private isLazy = false;
  private inTable = false;
  private paragraphStart: number | null = null;

  constructor(lines: readonly string[], first: number) {
    this.lines = lines;
    this.first = first;
    this.starts = [first];
  }

  run(): void {
    for (let at = this.first; at < this.lines.length; at++) this.read(this.lines[at] ?? '', at);
  }

  private read(line: string, at: number): void {
    if (this.fence !== null) return this.readInFence(line);
    if (this.html !== null) return this.readInHtml(line, at);
    if (this.opensFence(line)) return;
    this.directives.push(...directivesIn(line, at));
    if (line.trim() === '') return this.readBlank();
    if (this.isHeading(line)) return this.cut(at);
    if (this.paragraphStart !== null && setextUnderline.test(line)) return this.cut(this.paragraphStart);
    if (this.opensHtml(line)) return;
    this.readContent(line, at);
  }

  private readInFence(line: string): void {
    const close = fenceOpen.exec(line);
    if (close !== null && close[1]?.startsWith(this.fence ?? '') === true && close[2]?.trim() === '') this.fence = null;
  }

  private readInHtml(line: string, at: number): void {
    this.directives.push(...directivesIn(line, at));
    if (this.html?.test(line) === true) this.html = null;
  }

  private opensFence(line: string): boolean {
    const open = fenceOpen.exec(line);
    const mark = open?.[1];
    if (mark === undefined || (mark.startsWith('`') && open?.[2]?.includes('`') === true)) return false;
    if (indentOf(line) >= 4 && this.itemIndent === 0) return false;
    this.fence = mark;
    if (indentOf(line) < this.itemIndent) this.itemIndent = 0;
    this.isLazy = false;
    this.paragraphStart = null;
    return true;
  }

  /** The kinds of HTML block that CommonMark tells apart: what ends each, and which can interrupt a paragraph. */
  private opensHtml(line: string): boolean {
    const tag = /^ {0,3}<(!--|!\[CDATA\[|![a-zA-Z]|\?|\/?[a-zA-Z][\w-]*(?=[\s/>]|$))/.exec(line)?.[1]?.toLowerCase();
    if (tag === undefined) return false;
    const canBeAnyTag = this.paragraphStart === null && this.itemIndent === 0 && !this.isLazy;
    const end =
      htmlEnds.find(([start]) => tag.startsWith(start))?.[1] ??
      (htmlRawNames.includes(tag)
        ? rawEnd
        : htmlBlockNames.includes(tag.replace('/', '')) || (canBeAnyTag && wholeTag.test(line))
          ? blank
          : null);
    if (end === null) return false;
    if (!end.test(line)) this.html = end;
    this.isLazy = false;
    if (indentOf(line) < this.itemIndent) this.itemIndent = 0;
    this.paragraphStart = null;
    return true;
  }

  private readBlank(): void {
    this.inTable = false;
    this.isLazy = false;
    this.paragraphStart = null;
  }

  /** What stands in an item's column is a heading of the item's own. */
  private isHeading(line: string): boolean {
    return atxHeading.test(line) && (this.itemIndent === 0 || indentOf(line) < this.itemIndent);
  }

  private cut(at: number): void {
    if (this.starts.at(-1) !== at) this.starts.push(at);
    this.paragraphStart = null;
    this.itemIndent = 0;
    this.isLazy = false;
    this.inTable = false;
  }

  private readContent(line: string, at: number): void {
    if (definition.test(line) && this.paragraphStart === null && !this.isLazy) {
      this.definitions.push(line);
      if (indentOf(line) < this.itemIndent) this.itemIndent = 0;
      return;
    }
    const indent = indentOf(line);
    if (thematicBreak.test(line) && indent < Math.max(1, this.itemIndent)) {
      this.itemIndent = 0;
      this.isLazy = false;
      this.paragraphStart = null;
    } else if (this.startsItem(line, indent)) {
      this.itemIndent = contentColumn(line);
      this.isLazy = opensParagraph(line);
      this.paragraphStart = null;
    } else if (/^ {0,3}>/.test(line) && indent < Math.max(1, this.itemIndent)) {
      this.inTable = false;
      this.paragraphStart = null;
      this.itemIndent = 0;
      this.isLazy = opensParagraph(line);
    } else if (this.itemIndent > 0 && indent >= this.itemIndent) {
      this.isLazy = opensParagraph(line);
    } else if (this.paragraphStart !== null && this.startsTable(line, at)) {
      this.inTable = true;
      this.paragraphStart = null;
    } else if (!this.inTable && this.paragraphStart === null && !this.isLazy) {
      this.itemIndent = 0;
      if (indent < 4) this.paragraphStart = at;
    }
  }

  private startsTable(line: string, at: number): boolean {
    return line.includes('|') && delimiterRow.test(line) && countCells(line) === countCells(this.lines[at - 1] ?? '');
  }

  /** A list interrupts a paragraph only with text, and from 1. */
  private startsItem(line: string, indent: number): boolean {
    if (!listMarker.test(line) || indent >= (this.itemIndent === 0 ? 4 : this.itemIndent)) return false;
    return (
      (this.paragraphStart === null && !this.isLazy) ||
      /^[ \t]*(?:[-*+]|1[.)])[ \t]+\S/.test(line) ||
      this.itemIndent > 0
    );
  }
}

/** Whether what stands behind the marks of items and quotes is text, and no heading, fence or break. */
function opensParagraph(line: string): boolean {
  const text = line.replace(/^(?:[ \t]*(?:[-*+]|\d{1,9}[.)]|>)(?=[ \t]|$|>))+[ \t]*/, '').trimStart();
  return text !== '' && !atxHeading.test(text) && !fenceOpen.test(text) && !thematicBreak.test(text);
}

function countCells(line: string): number {
  return line
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/).length;
}

/** Columns of white space at the start, a tab counting to the next multiple of four. */
function indentOf(line: string): number {
  let column = 0;
  for (const character of line) {
    if (character === ' ') column++;
    else if (character === '\t') column += 4 - (column % 4);
    else break;
  }
  return column;
}

/** Where an item's content starts: behind its marker and up to four spaces. */
function contentColumn(line: string): number {
  const marker = /^([ \t]*)((?:[-*+]|\d{1,9}[.)]))([ \t]*)/.exec(line);
  const column = indentOf(marker?.[1] ?? '') + (marker?.[2]?.length ?? 1);
  const gap = indentOf(marker?.[3] ?? '');
  return column + (gap >= 1 && gap <= 4 ? gap : 1);
}
