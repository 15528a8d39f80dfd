import type { Block, ItemBlock, ListBlock, TableBlock } from '../syntax/blocks';
import { rangeOf, type Inline } from '../syntax/inline';
import type { Range } from '../text/position';
import type { Cycle } from './calendar';
import type { Acceptance, Initiative, KeyResult, Objective, Relation } from './entities';
import { readNames } from './handles';
import { readInitiative } from './initiative';
import { readKeyResult, type Columns, type KeyResultSource } from './keyResult';
import { readKeyResultLabel, type ObjectiveLabel } from './labels';
import { readAcceptance, readNamedLines, readRelation, type NamedLine } from './relation';
import { normalizeWords, type Words } from './words';

/** An objective as it stands in the document, before what is under it is read. */
export interface ObjectiveSource {
  readonly inline: Inline;
  readonly label: ObjectiveLabel | null;
  readonly anchor: string;
  readonly range: Range;
  readonly cycle: Cycle | null;
  /** What stands directly under it. */
  readonly blocks: readonly Block[];
  /** What stands under its *Key Results*. */
  readonly keyResultBlocks: readonly (readonly Block[])[];
  /** What stands under its other subheadings, with the heading where that is a key result itself. */
  readonly otherBlocks: readonly {
    readonly heading: Inline | null;
    readonly blocks: readonly Block[];
    readonly range: Range;
  }[];
  readonly initiativeBlocks: readonly (readonly Block[])[];
}

/** Reads an objective; `label` is the one it bears in the document, written or by position. */
export function readObjective(source: ObjectiveSource, label: string, words: Words): Objective {
  const { inline } = source;
  const body = new ObjectiveBody(words);
  const title = readTitle(source);
  body.read(title.rest);
  for (const blocks of source.keyResultBlocks) body.read(blocks);
  for (const other of source.otherBlocks) body.readLabelledOnly(other);
  return {
    label,
    labelRange: source.label === null ? null : rangeOf(inline, source.label.start, source.label.end),
    title: title.text,
    titleRange: title.range,
    anchor: source.anchor,
    heading: inline.range,
    range: source.range,
    cycle: source.cycle,
    why: body.why,
    prose: body.prose,
    owners: body.owners,
    type: body.type,
    relations: body.relations,
    keyResults: body.readKeyResults(),
    initiatives: source.initiativeBlocks.flatMap(readInitiatives),
    accepted: body.accepted,
  };
}

/** The words behind the label; of a heading that is a label only, the paragraph below it. */
function readTitle({ inline, label, blocks }: ObjectiveSource): { text: string; range: Range; rest: readonly Block[] } {
  const start = label?.titleStart ?? 0;
  const text = tidyTitle(inline.text.slice(start));
  const [first, ...rest] = blocks;
  if (text === '' && first?.kind === 'paragraph') {
    return { text: tidyTitle(first.inline.text), range: first.inline.range, rest };
  }
  return { text, range: rangeOf(inline, start, Math.max(start, inline.text.trimEnd().length)), rest: blocks };
}

function tidyTitle(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

export function readInitiatives(blocks: readonly Block[]): Initiative[] {
  return blocks.flatMap((block) =>
    block.kind === 'list' ? block.items.flatMap((item) => readInitiative(item) ?? []) : [],
  );
}

/** Collects what stands under an objective, block by block. */
class ObjectiveBody {
  why: string | null = null;
  prose = false;
  owners: string[] = [];
  type: Objective['type'] = null;
  readonly relations: Relation[] = [];
  readonly accepted: Acceptance[] = [];
  private readonly candidates: KeyResultSource[] = [];
  private readonly words: Words;

  constructor(words: Words) {
    this.words = words;
  }

  read(blocks: readonly Block[]): void {
    for (let at = 0; at < blocks.length; at++) {
      const block = blocks[at];
      const next = blocks[at + 1];
      if (block?.kind === 'paragraph') {
        const list = next?.kind === 'list' ? next : null;
        if (this.readParagraph(block.inline, block.range, list)) at++;
      } else if (block?.kind === 'list') {
        this.readList(block);
      } else if (block?.kind === 'table') {
        this.candidates.push(...keyResultRows(block, this.words));
      } else if (block?.kind === 'other' && block.type === 'blockquote') {
        this.prose = true;
      }
    }
  }

  readLabelledOnly({ heading, blocks, range }: ObjectiveSource['otherBlocks'][number]): void {
    if (heading !== null && readKeyResultLabel(heading.text, this.words) !== null) {
      this.candidates.push({ inline: heading, written: 'paragraph', box: null, blocks, range });
      return;
    }
    for (const block of blocks) if (block.kind === 'list') this.addLabelled(block);
  }

  /** A label makes a key result of an item wherever it stands. */
  private addLabelled(list: ListBlock): void {
    const before = this.candidates.length;
    for (const item of list.items) if (this.isLabelledItem(item)) this.addItem(item);
    const added = this.candidates.splice(before);
    this.candidates.push(...added.filter((source) => this.isLabelled(source)));
  }

  private isLabelledItem(item: ItemBlock): boolean {
    return item.head !== null && readKeyResultLabel(item.head.text, this.words) !== null;
  }

  /** Whether the list behind the paragraph belongs to it. */
  private readParagraph(inline: Inline, range: Range, list: ListBlock | null): boolean {
    const lines = readNamedLines(inline, this.words);
    if (lines.length > 0) {
      if ((lines[0]?.start ?? 0) > 0) this.prose = true;
      const last = lines.at(-1);
      const takesList = list !== null && last !== undefined && endsInColon(inline.text);
      for (const line of lines) this.readLine(inline, line, takesList && line === last ? list : null);
      if (takesList) this.addLabelled(list);
      return takesList;
    }
    if (this.readKeyResultLines(inline, range, list)) return list !== null && !this.isList(list);
    if (list !== null && endsInColon(inline.text) && !this.namesKeyResults(inline.text)) {
      this.addLabelled(list);
      return true;
    }
    if (!this.namesKeyResults(inline.text)) this.prose = true;
    return false;
  }

  private namesKeyResults(text: string): boolean {
    return this.words.sections[normalizeWords(text)] === 'key-results';
  }

  /** Whether the list is one of labelled key results, and not the notes of the paragraph above. */
  private isList(list: ListBlock): boolean {
    return list.items.some((item) => this.isLabelledItem(item));
  }

  /** `KR1: …` lines of one paragraph, or a bold paragraph with its notes beneath. */
  private readKeyResultLines(inline: Inline, range: Range, list: ListBlock | null): boolean {
    const starts: number[] = [];
    let at = 0;
    for (const line of inline.text.split('\n')) {
      if (readKeyResultLabel(line, this.words) !== null) starts.push(at);
      at += line.length + 1;
    }
    if (starts.length === 0) return false;
    starts.forEach((start, order) => {
      const end = starts[order + 1] ?? inline.text.length + 1;
      const isLast = order === starts.length - 1;
      this.candidates.push({
        inline: sliceInline(inline, start, end - 1),
        written: starts.length > 1 ? 'line' : 'paragraph',
        box: null,
        blocks: isLast && list !== null && !this.isList(list) ? [list] : [],
        range: isLast ? range : rangeOf(inline, start, end - 1),
      });
    });
    return true;
  }

  private readLine(inline: Inline, line: NamedLine, list: ListBlock | null): void {
    const text = inline.text.slice(line.valueStart, line.end).replace(/\s+/g, ' ').trim();
    const items = list?.items.flatMap((item) => (this.isLabelledItem(item) ? [] : (item.head ?? []))) ?? [];
    switch (line.name) {
      case 'why':
        this.why = [text, ...items.map((item) => item.text)].filter((part) => part !== '').join(' ');
        return;
      case 'owner':
        this.owners = [text, ...items.map((item) => item.text)].flatMap(readNames);
        return;
      case 'type':
        this.type = /^committed/i.test(text) ? 'committed' : /^aspirational/i.test(text) ? 'aspirational' : null;
        return;
      case 'accepted': {
        const acceptance = readAcceptance(inline, line.valueStart, line.end);
        if (acceptance !== null) this.accepted.push(acceptance);
        return;
      }
      default:
        this.relations.push(readRelation(line.name, inline, line, this.words, items));
    }
  }

  private readList(list: ListBlock): void {
    for (const item of list.items) this.addItem(item);
  }

  private addItem(item: ItemBlock): void {
    if (item.head === null) return;
    const lines = readNamedLines(item.head, this.words);
    if (lines[0]?.start === 0) {
      const nested = item.blocks.find((block) => block.kind === 'list') ?? null;
      for (const line of lines) this.readLine(item.head, line, line === lines.at(-1) ? nested : null);
      return;
    }
    const breaks = this.hardBrokenLines(item);
    if (breaks !== null) {
      this.candidates.push(...breaks);
      return;
    }
    this.candidates.push({ inline: item.head, written: 'item', box: item.box, blocks: item.blocks, range: item.range });
  }

  /** Several `KR: …` lines inside one item. */
  private hardBrokenLines(item: ItemBlock): KeyResultSource[] | null {
    if (item.head?.text.includes('\n') !== true) return null;
    const { head } = item;
    const body = new ObjectiveBody(this.words);
    if (!body.readKeyResultLines(head, item.range, null) || body.candidates.length < 2) return null;
    return body.candidates.map((source) => ({ ...source, box: item.box }));
  }

  private isLabelled({ inline, columns }: KeyResultSource): boolean {
    return readKeyResultLabel(inline.text, this.words) !== null || /^KR/i.test(columns?.label?.text ?? '');
  }

  /** Where one is labelled, only labelled ones count; the others are numbered by position, skipping written numbers. */
  readKeyResults(): KeyResult[] {
    const labelled = this.candidates.filter((source) => this.isLabelled(source));
    const counted = labelled.length > 0 ? labelled : this.candidates;
    const numbers = counted.map((source) => this.writtenNumber(source));
    const written = new Set(numbers.filter((number) => number !== null));
    let next = 1;
    return counted.map((source, at) => {
      let number = numbers[at] ?? null;
      if (number === null) {
        while (written.has(next)) next++;
        number = next++;
      }
      return readKeyResult(source, `KR${number}`, this.words);
    });
  }

  private writtenNumber({ inline, columns }: KeyResultSource): number | null {
    const cell = /(\d+)$/.exec(columns?.label?.text.trim() ?? '')?.[1];
    return readKeyResultLabel(inline.text, this.words)?.number ?? (cell === undefined ? null : Number(cell));
  }
}

function endsInColon(text: string): boolean {
  return /[:：]\s*$/.test(text);
}

/** The part of an inline from `start` to `end`; its links and bold stretches move with it. */
export function sliceInline(inline: Inline, start: number, end: number): Inline {
  const cut = <S extends { readonly start: number; readonly end: number }>(stretch: S): S[] =>
    stretch.end <= start || stretch.start >= end
      ? []
      : [{ ...stretch, start: Math.max(0, stretch.start - start), end: Math.min(end, stretch.end) - start }];
  return {
    text: inline.text.slice(start, end),
    pieces: inline.pieces.flatMap((piece) => {
      const from = Math.max(piece.offset, start);
      const to = Math.min(piece.offset + piece.length, end);
      const cutOff = from - piece.offset;
      return from >= to
        ? []
        : [{ offset: from - start, length: to - from, line: piece.line, character: piece.character + cutOff }];
    }),
    links: inline.links.flatMap(cut),
    strong: inline.strong.flatMap(cut),
    range: rangeOf(inline, start, end),
  };
}

const columnNames: readonly (readonly [keyof Columns | 'sentence', RegExp])[] = [
  ['sentence', /^(?:krs?|key results?|results?|metric|measure)$/],
  ['label', /^(?:#|id|no|label)$/],
  ['baseline', /^(?:baseline|from|start|starting value)$/],
  ['target', /^(?:target|to|goal|target value)$/],
  ['now', /^(?:now|current|current value|actual|today)$/],
  ['unit', /^units?$/],
  ['owner', /^(?:owners?|who|dri)$/],
  ['weight', /^weight$/],
  ['due', /^(?:due|by|deadline)$/],
];

/** Which column is for what; `null` where no column holds key results. */
export function readColumns(table: TableBlock): ReadonlyMap<keyof Columns | 'sentence', number> | null {
  const found = new Map<keyof Columns | 'sentence', number>();
  table.header.forEach((cell, at) => {
    const name = columnNames.find(([, pattern]) => pattern.test(cell.text.trim().toLowerCase()))?.[0];
    if (name !== undefined && !found.has(name)) found.set(name, at);
  });
  const sentence = found.get('sentence');
  const next =
    sentence === undefined
      ? -1
      : table.header.findIndex((cell, at) => at > sentence && /^key results?$/.test(cell.text.trim().toLowerCase()));
  if (sentence !== undefined && next > 0 && !found.has('label')) {
    found.set('label', sentence);
    found.set('sentence', next);
  }
  if (!found.has('sentence') && found.has('target')) {
    const free = table.header.findIndex((_, at) => ![...found.values()].includes(at));
    if (free >= 0) found.set('sentence', free);
  }
  return found.has('sentence') ? found : null;
}

export function keyResultRows(table: TableBlock, words: Words, from = 0, to = table.rows.length): KeyResultSource[] {
  const columns = readColumns(table);
  if (columns === null) return [];
  return table.rows.slice(from, to).flatMap((row) => {
    const sentence = row.cells[columns.get('sentence') ?? -1];
    if (sentence === undefined || sentence.text.trim() === '') return [];
    const cells: Record<string, Inline> = {};
    for (const [name, at] of columns) {
      const cell = row.cells[at];
      if (name !== 'sentence' && cell !== undefined) cells[name] = cell;
    }
    const isLabelCell = readKeyResultLabel(`${cells['label']?.text ?? ''}:`, words) !== null;
    const { label, ...others } = cells;
    const used: Columns = isLabelCell && label !== undefined ? { ...others, label } : others;
    return [{ inline: sentence, written: 'row', box: null, blocks: [], range: row.range, columns: used }];
  });
}
