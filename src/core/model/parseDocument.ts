import { splitDocument, type SplitDocument } from '../syntax/sections';
import { parseCycle, type Cycle } from './calendar';
import { readCheckIn, shiftCheckIn } from './checkIn';
import { ChunkCache } from './chunkCache';
import type { CheckIn, Defect, Layer, Objective, OkrDocument, Remark, Retrospective, Section } from './entities';
import { findObjectives } from './findObjectives';
import { readFrontmatter, type ReadFrontmatter } from './frontmatter';
import { readInitiatives, readObjective, type ObjectiveSource } from './objective';
import { readRemark, readRetrospective } from './retrospective';
import { buildSectionTree, endOf, headingRange, isInClosedSection, ownBlocks, type SectionNode } from './sectionTree';
import { readSuppressions } from './suppressions';
import { englishWords, extendWords, type ExtraWords, type Words } from './words';

export interface ParseOptions {
  /** Words of the config that are known besides the English ones. */
  readonly words?: ExtraWords;
  /** Month (1 to 12) in which the fiscal year starts; default 1. */
  readonly fiscalYearStart?: number;
}

/** Parses a document once. For a document that is being edited, keep a `DocumentParser`. */
export function parseDocument(uri: string, text: string, options: ParseOptions = {}): OkrDocument {
  return new DocumentParser(options).parse(uri, text);
}

/**
 * Parses one document again and again. Parsed sections are kept by their text, so that an edit costs its own section, and
 * the rest of the document one pass over its lines. Never throws: what is not understood is left out, or is a defect.
 */
export class DocumentParser {
  private readonly words: Words;
  private readonly fiscalYearStart: number;
  private readonly cache = new ChunkCache();

  constructor(options: ParseOptions = {}) {
    this.words = options.words === undefined ? englishWords : extendWords(englishWords, options.words);
    this.fiscalYearStart = options.fiscalYearStart ?? 1;
  }

  parse(uri: string, text: string): OkrDocument {
    const split = splitDocument(text);
    const nodes = buildSectionTree(split, this.cache, this.words, this.fiscalYearStart);
    const head = readFrontmatter(split.frontmatter, this.fiscalYearStart);
    const title = nodes.find(({ kind }) => kind === 'title') ?? null;
    const cycle = head.adopted ? head.cycle : (head.cycle ?? this.guessCycle(title?.title ?? '', uri));
    const objectives = this.readObjectives(findObjectives(nodes, this.words), cycle);
    return {
      uri,
      adopted: head.adopted,
      layer: head.layer,
      name: nameOf(head, title?.title ?? null, uri),
      title: title === null ? null : { value: title.title, range: headingRange(title) },
      frontmatter: head.frontmatter,
      cycle,
      status: head.frontmatter.status?.value ?? 'active',
      objectives,
      checkIns: this.readCheckIns(nodes),
      retrospectives: this.readRetrospectives(nodes),
      conversation: nodes.filter(({ kind }) => kind === 'conversation').flatMap(readConversation),
      initiatives: nodes.filter(isDocumentInitiatives).flatMap((node) => readInitiatives(ownBlocks(node))),
      sections: nodes.filter(({ level }) => level > 0).map(toSection),
      suppressions: readSuppressions(split),
      defects: [...head.defects, ...conflicts(split), ...duplicates(objectives)],
      placeholders: nodes.flatMap((node) => node.chunk.placeholdersAt(node.startLine)),
      lineCount: split.lineCount,
    };
  }

  /** A file without frontmatter says its cycle in its title or its name, where it says it at all. */
  private guessCycle(title: string, uri: string): Cycle | null {
    const fileName = decodeURIComponentSafely(uri.slice(uri.lastIndexOf('/') + 1));
    return findCycle(title, this.fiscalYearStart) ?? findCycle(fileName, this.fiscalYearStart);
  }

  private readObjectives(sources: readonly ObjectiveSource[], documentCycle: Cycle | null): Objective[] {
    const placed = sources.map((source) => ({ ...source, cycle: source.cycle ?? documentCycle }));
    const written = new Map<string, Set<number>>();
    for (const { cycle, label } of placed) {
      const numbers = written.get(cycle?.name ?? '') ?? new Set();
      written.set(cycle?.name ?? '', numbers);
      if (label?.letter === 'O' && label.number !== null) numbers.add(label.number);
    }
    const next = new Map<string, number>();
    return placed.map((source) => {
      const scope = source.cycle?.name ?? '';
      if (source.label !== null && source.label.number !== null) {
        return readObjective(source, `${source.label.letter}${source.label.number}`, this.words);
      }
      let number = next.get(scope) ?? 1;
      while (written.get(scope)?.has(number) === true) number++;
      next.set(scope, number + 1);
      return readObjective(source, `O${number}`, this.words);
    });
  }

  private readCheckIns(nodes: readonly SectionNode[]): CheckIn[] {
    return nodes
      .filter(({ kind }) => kind === 'check-in')
      .flatMap((node) =>
        node.chunk.derive(
          'check-in',
          node.startLine,
          ([heading, ...blocks]): CheckIn[] => {
            if (heading?.kind !== 'heading') return [];
            const end = { line: node.chunk.lastLine, character: node.chunk.lastLength };
            const range = { start: heading.range.start, end };
            return [readCheckIn(heading.inline, node.level, blocks, range, this.words)];
          },
          (checkIns, delta) => checkIns.map((checkIn) => shiftCheckIn(checkIn, delta)),
        ),
      );
  }

  private readRetrospectives(nodes: readonly SectionNode[]): Retrospective[] {
    return nodes.flatMap((node) => {
      const heading = node.kind === 'retrospective' ? node.chunk.blocksAt(node.startLine)[0] : undefined;
      if (heading?.kind !== 'heading') return [];
      const range = { start: heading.range.start, end: endOf(node) };
      return [readRetrospective(heading.inline, ownBlocks(node), range, this.words)];
    });
  }
}

/** Stands for a document whose text cannot be read: not UTF-8, or larger than `limit` bytes. */
export function unreadableDocument(uri: string, reason: 'encoding' | 'size', args: Defect['args'] = {}): OkrDocument {
  const start = { line: 0, character: 0 };
  const defect: Defect = { rule: 'doc/unreadable', message: reason, args, range: { start, end: start }, fixes: [] };
  return { ...parseDocument(uri, ''), defects: [defect] };
}

function nameOf(head: ReadFrontmatter, title: string | null, uri: string): string {
  const { team, unit, company } = head.frontmatter;
  const owners: Readonly<Record<Layer, typeof team>> = { team, unit, company, strategy: null, vision: null };
  const owner = head.layer === null ? (team ?? unit ?? company) : owners[head.layer];
  return owner?.value ?? (cleanTitle(title ?? '') || folderOf(uri));
}

/** A title without the word OKRs and the cycle: `Explore: OKRs for 2025 Q3` is Explore's. */
function cleanTitle(title: string): string {
  return title
    .replace(cyclePattern, ' ')
    .replace(/\b(?:okrs?|goals|for the quarter|for)\b/gi, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s:,–—-]+|[\s:,–—-]+$/g, '');
}

const cyclePattern =
  /(?<![\p{L}\p{N}])(?:FY[\s-]?\d{2,4}(?:[\s\-/.]?[QH][1-4])?|\d{4}[\s\-/.]*[QH][1-4]|[QH][1-4][\s\-/.]*\d{4}|20\d{2})(?![\p{L}\p{N}])/giu;

function findCycle(text: string, fiscalYearStart: number): Cycle | null {
  for (const [written] of text.matchAll(cyclePattern)) {
    const cycle = parseCycle(written, fiscalYearStart);
    if (cycle !== null) return cycle;
  }
  return null;
}

function folderOf(uri: string): string {
  const parts = uri.split('/');
  return decodeURIComponentSafely(parts.at(-2) ?? parts.at(-1) ?? '');
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function readConversation(node: SectionNode): Remark[] {
  return ownBlocks(node).flatMap((block) =>
    block.kind === 'list' ? block.items.flatMap((item) => readRemark(item) ?? []) : [],
  );
}

function isDocumentInitiatives(node: SectionNode): boolean {
  if (node.kind !== 'initiatives' || (node.parent !== null && isInClosedSection(node.parent))) return false;
  for (let at = node.parent; at !== null; at = at.parent) if (at.kind === 'objective') return false;
  return true;
}

function toSection(node: SectionNode): Section {
  return {
    kind: node.kind,
    title: node.title,
    level: node.level,
    anchor: node.anchor,
    heading: headingRange(node),
    range: { start: { line: node.startLine, character: 0 }, end: endOf(node) },
  };
}

function conflicts({ conflictMarkers }: SplitDocument): Defect[] {
  return conflictMarkers.slice(0, 1).map(({ line, length }) => ({
    rule: 'doc/unreadable',
    message: 'conflict',
    args: {},
    range: { start: { line, character: 0 }, end: { line, character: length } },
    fixes: [],
  }));
}

/** Labels that are written twice: of objectives within a cycle, of key results within an objective. */
function duplicates(objectives: readonly Objective[]): Defect[] {
  const labels = objectives.flatMap(({ label, labelRange, cycle, keyResults }, order) => [
    { label, range: labelRange, scope: cycle?.name ?? '', what: 'objective' },
    ...keyResults.map((keyResult) => ({
      label: keyResult.label,
      range: keyResult.labelRange,
      scope: `objective ${order}`,
      what: 'key-result',
    })),
  ]);
  const first = new Map<string, number>();
  return labels.flatMap(({ label, range, scope, what }): Defect[] => {
    if (range === null) return [];
    const key = `${scope}\n${label}`;
    const line = first.get(key);
    if (line === undefined) {
      first.set(key, range.start.line);
      return [];
    }
    return [{ rule: 'doc/duplicate-label', message: what, args: { label, line: line + 1 }, range, fixes: [] }];
  });
}
