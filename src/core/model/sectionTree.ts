import { slug } from 'github-slugger';
import type { Block } from '../syntax/blocks';
import type { SplitDocument } from '../syntax/sections';
import type { Position } from '../text/position';
import { parseCycle, type Cycle } from './calendar';
import type { ChunkCache, ParsedChunk } from './chunkCache';
import type { Section, SectionKind } from './entities';
import { readObjectiveLabel, readSectionWords } from './labels';
import type { Words } from './words';

/** A heading with what stands directly under it, and its place among the other headings. */
export interface SectionNode {
  readonly kind: SectionKind;
  readonly title: string;
  /** 0 for what stands before the first heading. */
  readonly level: number;
  readonly anchor: string;
  readonly startLine: number;
  readonly chunk: ParsedChunk;
  readonly children: SectionNode[];
  readonly parent: SectionNode | null;
  /** Of the nearest heading above that names a cycle. */
  readonly cycle: Cycle | null;
}

/** The sections in which nothing is an objective. */
const closedKinds: ReadonlySet<SectionKind> = new Set([
  'context',
  'initiatives',
  'check-ins',
  'check-in',
  'retrospectives',
  'retrospective',
  'conversation',
  'planning',
  'not-now',
  'risks',
  'links',
  'notes',
  'team',
]);

/** Places the chunks of a document under one another by the levels of their headings, and says what each is. */
export function buildSectionTree(
  split: SplitDocument,
  cache: ChunkCache,
  words: Words,
  fiscalYearStart: number,
): readonly SectionNode[] {
  const nodes: SectionNode[] = [];
  const open: SectionNode[] = [];
  const anchors = new Map<string, number>();
  cache.startDocument();
  for (const chunk of split.chunks) {
    const parsed = cache.get(chunk, split.definitions);
    const heading = parsed.heading;
    const level = heading?.level ?? 0;
    while (open.length > 0 && (open.at(-1)?.level ?? 0) >= level) open.pop();
    const parent = open.at(-1) ?? null;
    const title = heading?.text.replace(/\s+/g, ' ').trim() ?? '';
    const isFirst = nodes.every((node) => node.level === 0);
    const kind = heading === null ? 'other' : kindOf(title, level, parent, open, isFirst, words, fiscalYearStart);
    const node: SectionNode = {
      kind,
      title,
      level,
      anchor: heading === null ? '' : uniqueAnchor(title, anchors),
      startLine: chunk.startLine,
      chunk: parsed,
      children: [],
      parent,
      cycle: kind === 'cycle' ? readCycleHeading(title, fiscalYearStart) : (parent?.cycle ?? null),
    };
    parent?.children.push(node);
    nodes.push(node);
    if (heading !== null) open.push(node);
  }
  return nodes;
}

function kindOf(
  title: string,
  level: number,
  parent: SectionNode | null,
  above: readonly SectionNode[],
  isFirst: boolean,
  words: Words,
  fiscalYearStart: number,
): SectionKind {
  if (parent?.kind === 'check-ins') return 'check-in';
  if (parent?.kind === 'retrospectives') return 'retrospective';
  if (above.some(({ kind }) => closedKinds.has(kind))) return 'other';
  if (readObjectiveLabel(title, words) !== null) return 'objective';
  const known = readSectionWords(title, words);
  if (isFirst && (known === null || isTitleAllTheSame(level, known))) return 'title';
  if (known !== null) return known;
  return readCycleHeading(title, fiscalYearStart) === null ? 'other' : 'cycle';
}

/** A document may be called "Team" or "Notes"; one that starts with its check-ins has no title. */
function isTitleAllTheSame(level: number, known: SectionKind): boolean {
  return level === 1 && known !== 'check-ins' && known !== 'retrospectives' && known !== 'key-results';
}

/** A heading that names a cycle and nothing else: `2026 Q2`, `OKRs Q2 2026`. */
function readCycleHeading(title: string, fiscalYearStart: number): Cycle | null {
  return parseCycle(title.replace(/\b(?:okrs?|goals|objectives)\b|[:()]/gi, ' ').trim(), fiscalYearStart);
}

/** As code hosts do it: the first bears the plain anchor, the next `-1` and so on. */
function uniqueAnchor(title: string, used: Map<string, number>): string {
  const plain = slug(title);
  let anchor = plain;
  let count = used.get(plain) ?? -1;
  do {
    count++;
    anchor = count === 0 ? plain : `${plain}-${count}`;
  } while (anchor !== plain && used.has(anchor));
  used.set(plain, count);
  if (anchor !== plain) used.set(anchor, 0);
  return anchor;
}

/** What stands directly under the heading. */
export function ownBlocks(node: SectionNode): readonly Block[] {
  const blocks = node.chunk.blocksAt(node.startLine);
  return node.level === 0 ? blocks : blocks.slice(1);
}

/** The end of the last line that is not blank, subsections included. */
export function endOf(node: SectionNode): Position {
  const last = node.children.at(-1);
  if (last !== undefined) return endOf(last);
  return { line: node.startLine + node.chunk.lastLine, character: node.chunk.lastLength };
}

export function headingRange(node: SectionNode): Section['heading'] {
  return node.chunk.derive('heading', node.startLine, ([first]) => {
    const start = { line: 0, character: 0 };
    return first?.kind === 'heading' ? first.range : { start, end: start };
  });
}

export function isInClosedSection(node: SectionNode): boolean {
  for (let at: SectionNode | null = node; at !== null; at = at.parent) if (closedKinds.has(at.kind)) return true;
  return false;
}
