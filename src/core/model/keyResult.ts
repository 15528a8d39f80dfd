import { convertQuantity, readQuantity } from '../metrics/quantity';
import type { Movement } from '../metrics/movement';
import { readMovement } from '../metrics/readMovement';
import type { Block } from '../syntax/blocks';
import { rangeOf, type Inline } from '../syntax/inline';
import type { Range } from '../text/position';
import { isIsoDate, type IsoDate } from './calendar';
import type { Acceptance, KeyResult, KeyResultNote, KeyResultPart, NowPart, Reference, TargetChange } from './entities';
import { findHandles, handlePattern, leadingOwner } from './handles';
import { readKeyResultLabel } from './labels';
import { readReferences } from './reference';
import { readAcceptance } from './relation';
import type { Words } from './words';

/** A key result as it stands in the document, before its sentence is read. */
export interface KeyResultSource {
  readonly inline: Inline;
  readonly written: KeyResult['written'];
  readonly box: KeyResult['box'];
  /** What stands beneath it. */
  readonly blocks: readonly Block[];
  readonly range: Range;
  readonly columns?: Columns;
}

/** The cells of a table row, by what their column is for. */
export interface Columns {
  readonly label?: Inline;
  readonly baseline?: Inline;
  readonly target?: Inline;
  readonly now?: Inline;
  readonly unit?: Inline;
  readonly owner?: Inline;
  readonly weight?: Inline;
  readonly due?: Inline;
}

/** Reads a key result. `label` is the one it bears in the document, written or by position. */
export function readKeyResult(source: KeyResultSource, label: string, words: Words): KeyResult {
  const { inline } = source;
  const written = readKeyResultLabel(inline.text, words);
  const labelCell = source.columns?.label;
  const leading = readLeading(inline.text, written?.sentenceStart ?? 0);
  const beforeLabel = findHandles(inline.text.slice(0, written?.start ?? 0));
  const trailing = readTrailing(inline, leading.end);
  const text = tidySentence(inline.text.slice(leading.end, trailing.sentenceEnd));
  const isNowBehind = trailing.groups.some(({ name }) => name === 'now');
  const read = readMovement(text, columnTexts(source.columns, trailing.groups));
  const movement: Movement = isNowBehind ? { ...read, now: null } : read;
  const parts = readParts(trailing.groups, inline, movement);
  const notes = readNotes(source.blocks, movement, words);
  const cellOwners = source.columns?.owner === undefined ? [] : ownersIn(source.columns.owner.text);
  const due = source.columns?.due?.text;
  const weight = source.columns?.weight?.text.trim() ?? '';
  return {
    label,
    labelRange:
      written !== null
        ? rangeOf(inline, written.start, written.end)
        : labelCell === undefined || labelCell.text === ''
          ? null
          : labelCell.range,
    text,
    textRange: rangeOf(inline, leading.end, Math.max(leading.end, trailing.sentenceEnd)),
    head: rangeOf(inline, 0, inline.text.trimEnd().length),
    range: source.range,
    written: source.written,
    owners: [...beforeLabel, ...leading.owners, ...trailing.owners, ...cellOwners],
    box: source.box,
    movement,
    now: parts.now ?? readNowCell(source.columns?.now, movement),
    weight: parts.weight ?? (/^\d+(?:[.,]\d+)?$/.test(weight) ? Number(weight.replace(',', '.')) : 1),
    type: parts.type,
    due: parts.due ?? (due !== undefined && isIsoDate(due) ? due : movement.due),
    since: parts.since,
    dropped: parts.dropped,
    targetChanges: parts.targetChanges,
    monthly: parts.monthly,
    confidential: parts.confidential,
    moves: parts.moves,
    shared: parts.shared,
    parts: [
      ...trailing.parts,
      ...trailing.groups.flatMap(({ name, range }) => (name === null ? [] : [{ name, range }])),
    ].sort((a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character),
    notes: notes.map(({ note }) => note),
    accepted: notes.flatMap(({ acceptance }) => (acceptance === null ? [] : [acceptance])),
  };
}

/** A value of now that stands behind the sentence tells its direction as a column does, where the verb does not. */
function columnTexts(columns: Columns | undefined, groups: readonly Group[]): Parameters<typeof readMovement>[1] {
  const texts: { baseline?: string; target?: string; now?: string; unit?: string } = {};
  for (const name of ['baseline', 'target', 'now', 'unit'] as const) {
    const text = columns?.[name]?.text.trim();
    if (text !== undefined && text !== '') texts[name] = text;
  }
  const now = groups.find(({ name }) => name === 'now');
  if (now !== undefined) texts.now ??= nowValue(now.content).raw;
  return texts;
}

function ownersIn(text: string): string[] {
  const found = findHandles(text);
  return found.length > 0 || text.trim() === '' ? found : [text.trim()];
}

const leadingBracket = /^\[([^[\]]{1,60})\]\s+/;

/** Owners and tags between label and sentence. */
function readLeading(text: string, from: number): { end: number; owners: string[] } {
  const owners: string[] = [];
  let end = from;
  for (;;) {
    const rest = text.slice(end, end + 80);
    const handle = leadingOwner.exec(rest);
    const bracket = handle === null ? leadingBracket.exec(rest) : null;
    const found = handle ?? bracket;
    if (found?.[1] === undefined) return { end, owners };
    if (handle !== null || isName(found[1])) owners.push(found[1]);
    end += found[0].length;
  }
}

const name = /^(?:@\S+|\p{Lu}\p{Ll}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]*){0,2})$/u;

/** Whether brackets hold a person's or team's name (`[Ana]`, `[@ana]`), and no tag (`[P0]`, `[core]`, `[API]`). */
function isName(text: string): boolean {
  return name.test(text);
}

function tidySentence(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** A pair of parentheses at the end of the sentence; `name` is `null` where it says nothing that is known. */
interface Group {
  readonly name: KeyResultPart['name'] | null;
  readonly content: string;
  readonly contentStart: number;
  readonly start: number;
  readonly range: Range;
}

interface Trailing {
  readonly sentenceEnd: number;
  readonly groups: readonly Group[];
  readonly owners: readonly string[];
  /** Owners and tags. */
  readonly parts: readonly KeyResultPart[];
}

/**
 * Reads backwards from the end, each character once: parentheses, owners and tags in any order. A pair of parentheses that
 * says nothing known belongs to the sentence, and so does what stands before it, unless a known part stands before it too.
 */
function readTrailing(inline: Inline, from: number): Trailing {
  const { text } = inline;
  const groups: Group[] = [];
  const owners: string[] = [];
  const parts: KeyResultPart[] = [];
  let end = trimEnd(text, text.length, from);
  let sentenceEnd = end;
  for (;;) {
    const found = readLast(inline, from, end);
    if (found === null) break;
    if (found.group !== undefined) groups.unshift(found.group);
    if (found.owner !== undefined) owners.unshift(found.owner);
    if (found.part !== undefined) parts.unshift(found.part);
    end = trimEnd(text, dropDash(text, found.start, found.owner !== undefined), from);
    if (found.group?.name !== null) sentenceEnd = end;
  }
  return { sentenceEnd, groups: groups.filter(({ name }) => name !== null), owners, parts };
}

interface Last {
  readonly start: number;
  readonly group?: Group;
  readonly owner?: string;
  readonly part?: KeyResultPart;
}

const handle = new RegExp(`^${handlePattern}$`, 'u');

function readLast(inline: Inline, from: number, end: number): Last | null {
  const { text } = inline;
  if (end <= from) return null;
  if (text[end - 1] === ')') {
    const start = openingOf(text, from, end);
    return start <= from ? null : { start, group: readGroup(inline, start, end) };
  }
  if (text[end - 1] === ']') {
    const start = text.lastIndexOf('[', end - 1);
    if (start <= from) return null;
    const content = text.slice(start + 1, end - 1).trim();
    const range = rangeOf(inline, start, end);
    if (isName(content)) return { start, owner: content, part: { name: 'owner', range } };
    return { start, part: { name: 'tag', range } };
  }
  const start = Math.max(text.lastIndexOf(' ', end - 1), text.lastIndexOf('\n', end - 1)) + 1;
  const word = text.slice(start, end).replace(/,$/, '');
  if (start <= from || !handle.test(word)) return null;
  return { start, owner: word, part: { name: 'owner', range: rangeOf(inline, start, start + word.length) } };
}

function trimEnd(text: string, end: number, from: number): number {
  let at = end;
  while (at > from && /\s/.test(text[at - 1] ?? '')) at--;
  return at;
}

/** The dash of `… under 2 s - @lena` belongs to the owner. */
function dropDash(text: string, start: number, isOwner: boolean): number {
  const before = text.slice(Math.max(0, start - 3), start);
  const dash = isOwner ? /\s[-–—]\s*$/.exec(before) : null;
  return dash === null ? start : start - dash[0].length;
}

function openingOf(text: string, from: number, end: number): number {
  let depth = 0;
  for (let at = end - 1; at >= from; at--) {
    if (text[at] === ')') depth++;
    else if (text[at] === '(' && --depth === 0) return at;
  }
  return -1;
}

function readGroup(inline: Inline, start: number, end: number): Group {
  const content = inline.text.slice(start + 1, end - 1).replace(/\n/g, ' ');
  return { name: nameOf(content), content, contentStart: start + 1, start, range: rangeOf(inline, start, end) };
}

const nowWords = /^\s*(?:is\s+)?(?:now|current(?:ly)?)(?:\s+(?:is|at))?\s*(?:[:：]\s*|\s+)(?=\S)/i;
const dropped = /^\s*dropped(?:\s+(\d{4}-\d{2}-\d{2}))?\s*(?:[:：,–—-]\s*(.*))?$/i;
const targetWas = /^\s*target was\s+(.+?)(?:\s+until\s+(\d{4}-\d{2}-\d{2}))?\s*(?:[:：]\s*(.*))?$/i;

const partNames: readonly (readonly [KeyResultPart['name'], RegExp])[] = [
  ['now', nowWords],
  ['weight', /^\s*weight\s*[:：]?\s*\d+(?:[.,]\d+)?\s*$/i],
  ['type', /^\s*(?:committed|aspirational)\s*$/i],
  ['due', /^\s*due\s*[:：]?\s*\d{4}-\d{2}-\d{2}\s*$/i],
  ['since', /^\s*since\s+\d{4}-\d{2}-\d{2}\s*$/i],
  ['dropped', dropped],
  ['target-was', targetWas],
  ['monthly', /^\s*monthly\s*$/i],
  ['confidential', /^\s*confidential\s*$/i],
  ['moves', /^\s*moves\s+\S/i],
  ['shared', /^\s*shared\s+\S/i],
];

function nameOf(content: string): KeyResultPart['name'] | null {
  return partNames.find(([, pattern]) => pattern.test(content))?.[0] ?? null;
}

interface Parts {
  readonly now: NowPart | null;
  readonly weight: number | null;
  readonly type: KeyResult['type'];
  readonly due: IsoDate | null;
  readonly since: IsoDate | null;
  readonly dropped: KeyResult['dropped'];
  readonly targetChanges: readonly TargetChange[];
  readonly monthly: boolean;
  readonly confidential: boolean;
  readonly moves: readonly Reference[];
  readonly shared: readonly Reference[];
}

function readParts(groups: readonly Group[], inline: Inline, movement: Movement): Parts {
  const first = (name: KeyResultPart['name']): Group | undefined => groups.find((group) => group.name === name);
  const all = (name: KeyResultPart['name']): readonly Group[] => groups.filter((group) => group.name === name);
  const references = (name: 'moves' | 'shared'): Reference[] =>
    all(name).flatMap(
      ({ content, contentStart }) =>
        readReferences(inline, contentStart + content.indexOf(name) + name.length, contentStart + content.length)
          .references,
    );
  const now = latest(all('now').map((group) => readNow(group, inline, movement)));
  const weight = first('weight');
  const gone = first('dropped');
  return {
    now,
    weight: weight === undefined ? null : Number(/\d+(?:[.,]\d+)?/.exec(weight.content)?.[0].replace(',', '.')),
    type: (first('type')?.content.trim().toLowerCase() as KeyResult['type'] | undefined) ?? null,
    due: dateIn(first('due')),
    since: dateIn(first('since')),
    dropped: gone === undefined ? null : readDropped(gone.content),
    targetChanges: all('target-was').map(({ content }) => readTargetChange(content, movement)),
    monthly: first('monthly') !== undefined,
    confidential: first('confidential') !== undefined,
    moves: references('moves'),
    shared: references('shared'),
  };
}

/** Of several values of now the one dated last; an undated one yields to any that is dated. */
function latest(values: readonly NowPart[]): NowPart | null {
  return values.reduce<NowPart | null>(
    (best, value) => (best === null || (value.date ?? '') > (best.date ?? '') ? value : best),
    null,
  );
}

function dateIn(group: Group | undefined): IsoDate | null {
  const date = /\d{4}-\d{2}-\d{2}/.exec(group?.content ?? '')?.[0] ?? '';
  return isIsoDate(date) ? date : null;
}

function readDropped(content: string): KeyResult['dropped'] {
  const match = dropped.exec(content);
  const date = match?.[1] ?? '';
  return { date: isIsoDate(date) ? date : null, reason: match?.[2]?.trim() ?? '' };
}

function readTargetChange(content: string, movement: Movement): TargetChange {
  const match = targetWas.exec(content);
  const raw = match?.[1]?.trim() ?? '';
  const until = match?.[2] ?? '';
  return {
    raw,
    value: valueOf(raw, movement),
    until: isIsoDate(until) ? until : null,
    reason: match?.[3]?.trim() ?? '',
  };
}

function nowValue(content: string): { raw: string; valueStart: number; more: readonly string[] } {
  const valueStart = nowWords.exec(content)?.[0].length ?? 0;
  const [value = '', ...more] = content.slice(valueStart).split(/,\s*(?=\d{4}-\d{2}-\d{2}|measured\b)/i);
  return { raw: value.trim(), valueStart, more };
}

function readNow({ content, contentStart, range }: Group, inline: Inline, movement: Movement): NowPart {
  const valueStart = nowWords.exec(content)?.[0].length ?? 0;
  const { raw, date, measured } = readDatedValue(content.slice(valueStart));
  const start = contentStart + valueStart;
  return {
    raw,
    value: valueOf(raw, movement),
    signed: /^[-−+]/.test(raw),
    date,
    measured,
    range,
    valueRange: rangeOf(inline, start, start + raw.length),
  };
}

/** Reads `74%, 2025-07-22, measured`, as it stands in a `(now …)` or in a table's cell. */
function readDatedValue(text: string): { raw: string; date: IsoDate | null; measured: boolean } {
  const [value = '', ...more] = text.split(/,\s*(?=\d{4}-\d{2}-\d{2}|measured\b)/i);
  return {
    raw: value.trim(),
    date: more.map((word) => word.trim()).find(isIsoDate) ?? null,
    measured: more.some((word) => word.trim().toLowerCase() === 'measured'),
  };
}

function readNowCell(cell: Inline | undefined, movement: Movement): NowPart | null {
  if (cell === undefined || cell.text.trim() === '') return null;
  const { raw, date, measured } = readDatedValue(cell.text);
  const start = cell.text.length - cell.text.trimStart().length;
  const valueRange = rangeOf(cell, start, start + raw.length);
  const signed = /^[-−+]/.test(raw);
  return { raw, value: valueOf(raw, movement), signed, date, measured, range: cell.range, valueRange };
}

/**
 * A written value in the target's unit; `null` where it is none, or is in another unit. Of a relative target, an unsigned
 * value counts in the key result's direction and a signed one is literal, while a value in the metric's own unit is a
 * reading that cannot be compared with a change (format, *Key results*).
 */
export function valueOf(raw: string, movement: Movement): number | null {
  const quantity = readQuantity(raw);
  if (quantity === null) return null;
  if (!movement.relative) return convertQuantity(quantity, movement.unit);
  if (quantity.unit === null && (movement.unit === '%' || movement.unit === 'pp')) return null;
  const change = convertQuantity(quantity, movement.unit);
  return change === null || quantity.signed || movement.direction !== 'decrease' ? change : -change;
}

const subTarget = /^by\s+(\d{4}-\d{2}-\d{2})\s*[:：]\s*(.+)$/i;

function readNotes(
  blocks: readonly Block[],
  movement: Movement,
  words: Words,
): { note: KeyResultNote; acceptance: Acceptance | null }[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'paragraph') {
      return [{ note: otherNote('other', block.inline.text, block.range), acceptance: null }];
    }
    if (block.kind !== 'list') return [];
    return block.items.flatMap((item) =>
      item.head === null ? [] : [readNote(item.head, item.range, movement, words)],
    );
  });
}

function otherNote(kind: KeyResultNote['kind'], text: string, range: Range): KeyResultNote {
  return { kind, text: text.trim(), range, due: null, value: null };
}

function readNote(
  head: Inline,
  range: Range,
  movement: Movement,
  words: Words,
): { note: KeyResultNote; acceptance: Acceptance | null } {
  const { text } = head;
  const colon = /^([^:：]{2,40})[:：]\s*/.exec(text);
  const name = colon?.[1]?.trim().toLowerCase() ?? '';
  const rest = text.slice(colon?.[0].length ?? 0);
  const planned = subTarget.exec(text);
  if (planned?.[1] !== undefined && isIsoDate(planned[1])) {
    const value = valueOf((planned[2] ?? '').trim(), movement);
    return { note: { kind: 'sub-target', text, range, due: planned[1], value }, acceptance: null };
  }
  if (name === 'measured') return { note: otherNote('measured', rest, range), acceptance: null };
  if (name === 'source') return { note: otherNote('source', rest, range), acceptance: null };
  if (words.lines[name] === 'accepted') {
    const acceptance = readAcceptance(head, colon?.[0].length ?? 0, text.length);
    return { note: otherNote('accepted', rest, range), acceptance };
  }
  return { note: otherNote('other', text, range), acceptance: null };
}
