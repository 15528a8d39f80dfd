import { readMovement } from '../metrics/readMovement';
import type { Block, ItemBlock, ParagraphBlock, TableBlock } from '../syntax/blocks';
import type { Inline } from '../syntax/inline';
import type { Range } from '../text/position';
import { readKeyResultLabel, readObjectiveLabel } from './labels';
import { keyResultRows, readColumns, type ObjectiveSource } from './objective';
import { endOf, isInClosedSection, ownBlocks, type SectionNode } from './sectionTree';
import type { Words } from './words';

/**
 * Finds the objectives of a document: labelled headings, list items, paragraphs and table rows; only in a document
 * without any of these, a heading or else a bold paragraph that a list of key results follows (format, *Objectives*).
 */
export function findObjectives(nodes: readonly SectionNode[], words: Words): readonly ObjectiveSource[] {
  const open = nodes.filter((node) => !isInClosedSection(node));
  const labelled = open.flatMap((node) =>
    node.kind === 'objective'
      ? [fromHeading(node, nodes, words)]
      : isUnderObjective(node)
        ? []
        : labelledInBlocks(node, words),
  );
  if (labelled.length > 0) return labelled;
  const headings = open.filter(
    (node) => node.kind === 'other' && node.level > 0 && startsWithResults(ownBlocks(node), words),
  );
  if (headings.length > 0) return headings.map((node) => fromHeading(node, nodes, words));
  return open.flatMap((node) => boldParagraphs(node, words));
}

function isUnderObjective(node: SectionNode): boolean {
  for (let at = node.parent; at !== null; at = at.parent) if (at.kind === 'objective') return true;
  return false;
}

function fromHeading(node: SectionNode, nodes: readonly SectionNode[], words: Words): ObjectiveSource {
  const first = node.chunk.blocksAt(node.startLine)[0];
  const inline = first?.kind === 'heading' ? first.inline : emptyInline(node);
  const below = [...descendants(node), ...looseKeyResults(node, nodes)];
  const end = below.reduce((last, child) => (endOf(child).line > last.line ? endOf(child) : last), endOf(node));
  return {
    inline,
    label: node.kind === 'objective' ? readObjectiveLabel(inline.text, words) : null,
    anchor: node.anchor,
    range: { start: inline.range.start, end },
    cycle: node.cycle,
    blocks: ownBlocks(node),
    keyResultBlocks: below.filter(({ kind }) => kind === 'key-results').map(ownBlocks),
    otherBlocks: below.filter(({ kind }) => kind === 'other').map(otherSection),
    initiativeBlocks: below.filter(({ kind }) => kind === 'initiatives').map(ownBlocks),
  };
}

function otherSection(node: SectionNode): ObjectiveSource['otherBlocks'][number] {
  const first = node.chunk.blocksAt(node.startLine)[0];
  const heading = first?.kind === 'heading' ? first.inline : null;
  return {
    heading,
    blocks: ownBlocks(node),
    range: { start: { line: node.startLine, character: 0 }, end: endOf(node) },
  };
}

/** Subsections at any depth, without those of another objective or of a section in which nothing is a key result. */
function descendants(node: SectionNode): SectionNode[] {
  return node.children.flatMap((child) => {
    if (child.kind === 'objective') return [];
    return child.kind === 'other' || child.kind === 'key-results' ? [child, ...descendants(child)] : [child];
  });
}

/** *Key Results* on the objective's own level belong to it where they directly follow it. */
function looseKeyResults(node: SectionNode, nodes: readonly SectionNode[]): SectionNode[] {
  const after = nodes.slice(nodes.indexOf(node) + 1);
  const next = after.find((other) => other.level <= node.level);
  return next?.kind === 'key-results' && next.level === node.level ? [next, ...descendants(next)] : [];
}

function emptyInline(node: SectionNode): Inline {
  const at = { line: node.startLine, character: 0 };
  return { text: '', pieces: [], links: [], strong: [], range: { start: at, end: at } };
}

function plainSource(
  inline: Inline,
  node: SectionNode,
  range: Range,
  blocks: readonly Block[],
  words: Words,
): ObjectiveSource {
  return {
    inline,
    label: readObjectiveLabel(inline.text, words),
    anchor: '',
    range,
    cycle: node.cycle,
    blocks,
    keyResultBlocks: [],
    otherBlocks: [],
    initiativeBlocks: [],
  };
}

/** Objectives that are list items, bold paragraphs or table rows of a section. */
function labelledInBlocks(node: SectionNode, words: Words): ObjectiveSource[] {
  const blocks = ownBlocks(node);
  return blocks.flatMap((block, at) => {
    if (block.kind === 'list') return block.items.flatMap((item) => labelledItem(item, node, words));
    if (block.kind === 'table') return labelledRows(block, node, words);
    if (!isObjectiveParagraph(block, blocks[at + 1], words)) return [];
    const own = untilNext(blocks, at + 1, (next, index) => isObjectiveParagraph(next, blocks[index + 1], words));
    return [plainSource(block.inline, node, spanOf(block, own), own, words)];
  });
}

function firstLine(inline: Inline): string {
  return inline.text.split('\n')[0] ?? '';
}

/** A labelled paragraph that is bold, or that a list or table directly follows. */
function isObjectiveParagraph(block: Block, next: Block | undefined, words: Words): block is ParagraphBlock {
  if (block.kind !== 'paragraph' || readObjectiveLabel(firstLine(block.inline), words) === null) return false;
  return isBoldFromStart(block.inline) || next?.kind === 'list' || next?.kind === 'table';
}

function isBoldFromStart(inline: Inline): boolean {
  return inline.strong[0] !== undefined && !/[\p{L}\p{N}]/u.test(inline.text.slice(0, inline.strong[0].start));
}

function untilNext(
  blocks: readonly Block[],
  from: number,
  ends: (block: Block, index: number) => boolean,
): readonly Block[] {
  const end = blocks.findIndex((block, index) => index >= from && ends(block, index));
  return blocks.slice(from, end < 0 ? undefined : end);
}

function spanOf(first: Block, own: readonly Block[]): Range {
  return { start: first.range.start, end: (own.at(-1) ?? first).range.end };
}

function labelledItem(item: ItemBlock, node: SectionNode, words: Words): ObjectiveSource[] {
  if (item.head === null || readObjectiveLabel(firstLine(item.head), words) === null) return [];
  return [plainSource(item.head, node, item.range, item.blocks, words)];
}

/** Rows whose first words are an objective's label, each with the rows up to the next as its key results. */
function labelledRows(table: TableBlock, node: SectionNode, words: Words): ObjectiveSource[] {
  const starts = table.rows.flatMap((row, at) => {
    const cell = row.cells.find(({ text }) => text.trim() !== '');
    return cell !== undefined && isBoldFromStart(cell) && readObjectiveLabel(cell.text, words) !== null
      ? [{ at, cell }]
      : [];
  });
  return starts.flatMap(({ at, cell }, order) => {
    const end = starts[order + 1]?.at ?? table.rows.length;
    const rows = table.rows.slice(at + 1, end);
    const part: TableBlock = { ...table, rows };
    const range = {
      start: table.rows[at]?.range.start ?? cell.range.start,
      end: (rows.at(-1) ?? { range: cell.range }).range.end,
    };
    return [plainSource(cell, node, range, keyResultRows(part, words).length > 0 ? [part] : [], words)];
  });
}

/** Bold paragraphs that a list or table of key results directly follows. */
function boldParagraphs(node: SectionNode, words: Words): ObjectiveSource[] {
  const blocks = ownBlocks(node);
  const isObjective = (at: number): boolean => {
    const block = blocks[at];
    return block?.kind === 'paragraph' && isBold(block.inline) && startsWithResults(blocks.slice(at + 1), words);
  };
  return blocks.flatMap((block, at) => {
    if (block.kind !== 'paragraph' || !isObjective(at)) return [];
    let end = at + 1;
    while (end < blocks.length && !isObjective(end)) end++;
    const own = blocks.slice(at + 1, end);
    return [plainSource(block.inline, node, spanOf(block, own), own, words)];
  });
}

function isBold({ text, strong }: Inline): boolean {
  const bold = strong.reduce((length, { start, end }) => length + end - start, 0);
  return bold > 0 && bold >= text.trim().length;
}

/** Whether the first block is a list or table of which at least half the items read as key results. */
function startsWithResults(blocks: readonly Block[], words: Words): boolean {
  const first = blocks[0];
  if (first?.kind === 'table') {
    const rows = keyResultRows(first, words);
    const hasTarget = readColumns(first)?.has('target') === true;
    return (
      rows.length > 0 &&
      (hasTarget ||
        countResults(
          rows.map(({ inline }) => inline),
          words,
        ) *
          2 >=
          rows.length)
    );
  }
  if (first?.kind !== 'list') return false;
  const heads = first.items.flatMap((item) => item.head ?? []);
  return heads.length > 0 && countResults(heads, words) * 2 >= first.items.length;
}

function countResults(inlines: readonly Inline[], words: Words): number {
  return inlines.filter(({ text }) => {
    if (readKeyResultLabel(text, words) !== null || /\[P\d\]/i.test(text)) return true;
    return readMovement(text.replace(/\s+/g, ' ')).target !== null;
  }).length;
}
