import { distance } from 'fastest-levenshtein';
import * as z from 'zod/mini';
import type { FrontmatterSource } from '../syntax/sections';
import { readYaml, type YamlEntry, type YamlFault, type YamlNode } from '../syntax/yaml';
import type { Located, Range } from '../text/position';
import { isIsoDate, parseCycle, type Cycle } from './calendar';
import {
  cadences,
  layers,
  statuses,
  weekdays,
  type CheckInRhythm,
  type Defect,
  type Frontmatter,
  type Layer,
  type Reference,
  type Status,
} from './entities';
import { readNames } from './handles';
import { looksLikeReference, readReference } from './reference';

const text = z.pipe(z.union([z.string(), z.number()]), z.transform(String));
const alone = z.transform((one: string) => [one]);
const texts = z.union([z.pipe(text, alone), z.array(text)]);
const day = z.string().check(z.refine(isIsoDate));

/** The keys of the frontmatter that tools know, and their types; anything else is kept and not read. */
export const frontmatterSchema = z.object({
  okr: z.enum(layers),
  team: text,
  unit: text,
  company: text,
  owner: texts,
  members: texts,
  cycle: z.union([text, z.object({ name: z.optional(text), start: day, end: day })]),
  status: z.enum(statuses),
  parent: texts,
  supports: texts,
  'depends-on': texts,
  'check-in': z.union([
    z.enum(cadences),
    z.object({
      every: z.optional(z.enum(cadences)),
      day: z.optional(z.enum(weekdays)),
      at: z.optional(z.string().check(z.regex(/^([01]?\d|2[0-3]):[0-5]\d$/))),
    }),
  ]),
  confidence: z.enum(['0-10', 'high-medium-low']),
});

const knownKeys = Object.keys(frontmatterSchema.shape) as (keyof typeof frontmatterSchema.shape)[];
type Key = (typeof knownKeys)[number];

/** What the frontmatter says, and what is wrong with it. */
export interface ReadFrontmatter {
  readonly frontmatter: Frontmatter;
  /** Whether the key `okr` stands there, whatever its value. */
  readonly adopted: boolean;
  readonly layer: Layer | null;
  readonly cycle: Cycle | null;
  readonly defects: readonly Defect[];
}

export const noFrontmatter: Frontmatter = {
  range: null,
  keys: [],
  team: null,
  unit: null,
  company: null,
  owners: [],
  members: [],
  cycle: null,
  status: null,
  parent: [],
  parentNone: null,
  supports: [],
  dependsOn: [],
  checkIn: null,
  confidenceScale: '0-10',
};

/** Reads frontmatter as far as it can be read; every fault is a defect with its range. */
export function readFrontmatter(source: FrontmatterSource | null, fiscalYearStart: number): ReadFrontmatter {
  if (source === null) return { frontmatter: noFrontmatter, adopted: false, layer: null, cycle: null, defects: [] };
  return new FrontmatterReader(source, fiscalYearStart).read();
}

class FrontmatterReader {
  private readonly source: FrontmatterSource;
  private readonly fiscalYearStart: number;
  private readonly lines: readonly string[];
  private readonly entries = new Map<string, YamlEntry>();
  private readonly defects: Defect[] = [];
  private readonly linesWithHandles = new Set<number>();
  private readonly range: Range;

  constructor(source: FrontmatterSource, fiscalYearStart: number) {
    this.source = source;
    this.fiscalYearStart = fiscalYearStart;
    this.lines = source.text.split('\n');
    this.range = {
      start: { line: source.startLine, character: 0 },
      end: { line: source.endLine, character: source.endCharacter },
    };
  }

  read(): ReadFrontmatter {
    const yaml = readYaml(this.source.text, this.source.startLine + 1);
    this.collect(yaml.entries ?? []);
    this.reportFaults(yaml.faults, yaml.entries === null);
    this.reportKeys();
    const adopted = this.entries.has('okr');
    const layer = this.value('okr');
    const cycle = this.readCycle(adopted, layer ?? null);
    const status = this.located('status');
    const frontmatter: Frontmatter = {
      range: this.range,
      keys: [...this.entries.values()].map(({ key, keyRange, value }) => ({
        name: key,
        range: keyRange,
        value: value?.range ?? null,
      })),
      team: this.located('team'),
      unit: this.located('unit'),
      company: this.located('company'),
      owners: this.names('owner'),
      members: this.names('members'),
      cycle: this.cycleSource(),
      status: status as Located<Status> | null,
      parent: this.references('parent'),
      parentNone: this.readNone(),
      supports: this.references('supports'),
      dependsOn: this.references('depends-on'),
      checkIn: this.readRhythm(),
      confidenceScale: this.value('confidence') ?? '0-10',
    };
    return { frontmatter, adopted, layer: layer ?? null, cycle, defects: this.defects };
  }

  /** Keys that broken YAML hid or swallowed are read from their lines. */
  private collect(entries: readonly YamlEntry[]): void {
    for (const entry of entries) {
      const first = this.entries.get(entry.key);
      if (first === undefined) this.entries.set(entry.key, entry);
      else this.add('duplicate-key', entry.keyRange, { key: entry.key, line: first.keyRange.start.line + 1 });
    }
    this.lines.forEach((line, at) => {
      const match = /^([A-Za-z][\w-]*):(?:\s+(.*?))?\s*$/.exec(line);
      const key = match?.[1];
      const known = key === undefined ? undefined : this.entries.get(key);
      const isSwallowing = known?.value?.kind === 'map' && /^[^{\s#]/.test(match?.[2] ?? '');
      if (key === undefined || (known !== undefined && !isSwallowing)) return;
      this.entries.set(key, this.lineEntry(key, match?.[2] ?? '', this.source.startLine + 1 + at, line));
    });
  }

  private lineEntry(key: string, value: string, line: number, lineText: string): YamlEntry {
    const start = lineText.length - lineText.trimStart().length;
    const keyRange = { start: { line, character: start }, end: { line, character: start + key.length } };
    if (value === '' || value.startsWith('#')) return { key, keyRange, value: null };
    const at = lineText.indexOf(value, key.length + 1);
    const range = { start: { line, character: at }, end: { line, character: at + value.length } };
    return { key, keyRange, value: { kind: 'scalar', value, source: value, range } };
  }

  private add(
    message: string,
    range: Range,
    args: Defect['args'] = {},
    fixes: Defect['fixes'] = [],
    rule: Defect['rule'] = 'doc/frontmatter',
  ): void {
    this.defects.push({ rule, message, args, range, fixes });
  }

  private reportFaults(faults: readonly YamlFault[], isNoMap: boolean): void {
    if (!this.source.closed) this.add('unclosed', this.range);
    for (const fault of faults) this.reportFault(fault);
    if (isNoMap && faults.length === 0) this.add('no-map', this.range);
    this.reportUnquotedHashes();
  }

  private reportFault(fault: YamlFault): void {
    const { line, character } = fault.range.start;
    const lineText = this.lineAt(line);
    const handle = /^@[^\s,\]}#]+/.exec(lineText.slice(character))?.[0];
    if (fault.code === 'BAD_SCALAR_START' && handle !== undefined) {
      this.reportUnquotedHandles(line, character, lineText);
      return;
    }
    const nested = /^(\s*[\w-]+:\s+)([^'"[{].*:\s.*?)\s*$/.exec(lineText);
    if (fault.code === 'BLOCK_AS_IMPLICIT_KEY' && nested?.[1] !== undefined && nested[2] !== undefined) {
      const range = onLine(line, nested[1].length, nested[1].length + nested[2].length);
      this.add('unquoted-colon', range, { text: nested[2] }, [quoteFix(range, nested[2])]);
      return;
    }
    const written =
      fault.range.end.line === line ? Math.max(fault.range.end.character, character + 1) : lineText.length;
    const end = Math.max(character, Math.min(written, lineText.length));
    this.add('yaml', onLine(line, character, end), { reason: fault.message });
  }

  /** Within brackets YAML stops at the first of several; all are reported, so that one fix does not bring up the next. */
  private reportUnquotedHandles(line: number, character: number, lineText: string): void {
    if (this.linesWithHandles.has(line)) return;
    this.linesWithHandles.add(line);
    const isList = lineText.slice(0, character).includes('[');
    const found = isList ? [...lineText.matchAll(/[[,][ \t]*(@[^,\]}'"]+)/g)] : [/(@.*)/.exec(lineText)];
    for (const match of found) {
      const handle = match?.[1];
      if (match === null || handle === undefined) continue;
      const written = handle.replace(/\s+(?:#.*)?$/, '');
      const start = match.index + match[0].length - handle.length;
      const range = onLine(line, start, start + written.length);
      this.add('unquoted-handle', range, { text: written }, [quoteFix(range, written)]);
    }
  }

  private reportUnquotedHashes(): void {
    for (const key of ['parent', 'supports', 'depends-on'] as const) {
      const entry = this.entries.get(key);
      if (entry === undefined || (entry.value !== null && entry.value.kind !== 'list')) continue;
      const last = entry.value?.range.end.line ?? entry.keyRange.end.line;
      for (let line = entry.keyRange.start.line; line <= last; line++) {
        const match = /(?:[:-]\s+)(#[\w-]+)\s*$/.exec(this.lineAt(line));
        if (match?.[1] === undefined) continue;
        const start = match.index + match[0].indexOf('#');
        const range = onLine(line, start, start + match[1].length);
        this.add('unquoted-hash', range, { text: match[1] }, [quoteFix(range, match[1])]);
      }
    }
  }

  private lineAt(line: number): string {
    return this.lines[line - this.source.startLine - 1] ?? '';
  }

  private reportKeys(): void {
    for (const { key, keyRange } of this.entries.values()) {
      if ((knownKeys as string[]).includes(key)) this.checkValue(key as Key);
      else this.suggestKey(key, keyRange);
    }
  }

  private suggestKey(key: string, range: Range): void {
    const near = knownKeys.find((known) => distance(known, key.toLowerCase()) === 1 && !this.entries.has(known));
    if (near === undefined) return;
    this.defects.push({
      rule: 'doc/frontmatter',
      message: 'near-key',
      args: { key, known: near },
      range,
      fixes: [{ title: near, range, newText: near }],
      severity: 'hint',
    });
  }

  private checkValue(key: Key): void {
    const entry = this.entries.get(key);
    const node = entry?.value;
    if (entry === undefined || key === 'cycle') return;
    if (node === null || node === undefined) {
      if (key === 'okr') this.add('empty', entry.keyRange, { key, allowed: layers.join(', ') });
      return;
    }
    const result = frontmatterSchema.shape[key].safeParse(toValue(node));
    if (result.success) return;
    const parts = invalidParts(key, node);
    for (const { path, part } of parts) this.reportValue(path, part);
  }

  private reportValue(path: string, node: YamlNode): void {
    const allowed = allowedValues[path];
    const written = node.kind === 'scalar' ? node.source : '';
    if (allowed === undefined) {
      this.add('type', node.range, { key: path, expected: expectedTypes[path] ?? 'text' });
      return;
    }
    const near = nearest(written, allowed);
    const fixes = near === null ? [] : [{ title: near, range: node.range, newText: quoteIfNeeded(near) }];
    const args = { key: path, text: written, allowed: allowed.join(', '), near: near ?? '' };
    this.add(near === null ? 'value' : 'value-near', node.range, args, fixes);
  }

  private value<K extends Key>(key: K): z.output<(typeof frontmatterSchema.shape)[K]> | undefined {
    const node = this.entries.get(key)?.value;
    if (node === null || node === undefined) return undefined;
    const result = frontmatterSchema.shape[key].safeParse(toValue(node));
    return result.success ? (result.data as z.output<(typeof frontmatterSchema.shape)[K]>) : undefined;
  }

  private located(key: 'team' | 'unit' | 'company' | 'status'): Located<string> | null {
    const node = this.entries.get(key)?.value;
    const value = this.value(key);
    return node === null || node === undefined || value === undefined || value === ''
      ? null
      : { value, range: node.range };
  }

  private scalars(key: Key): Located<string>[] {
    const node = this.entries.get(key)?.value;
    if (node === null || node === undefined) return [];
    const nodes = node.kind === 'list' ? node.items : [node];
    return nodes.flatMap((item) =>
      item.kind === 'scalar' && item.value !== null ? [{ value: String(item.value).trim(), range: item.range }] : [],
    );
  }

  private names(key: 'owner' | 'members'): Located<string>[] {
    return this.scalars(key).flatMap(({ value, range }) => readNames(value).map((name) => ({ value: name, range })));
  }

  private references(key: 'parent' | 'supports' | 'depends-on'): Reference[] {
    return this.scalars(key).flatMap(({ value, range }) => {
      if (isNone(value)) return [];
      const inside = this.unquoted(range);
      const several = value.split(/,\s+/);
      if (several.length < 2 || !several.every(looksLikeReference)) return [this.toReference(value, inside)];
      let at = inside.start.character;
      return several.map((one) => {
        const start = this.lineAt(inside.start.line).indexOf(one, at);
        at = start + one.length;
        return this.toReference(one, onLine(inside.start.line, start, at));
      });
    });
  }

  private toReference(value: string, range: Range): Reference {
    const link = /^\[([^\]]*)\]\(<?([^)>]*)>?\)\s*(KR\s?\d{1,4})?$/i.exec(value);
    if (link?.[2] === undefined) return readReference(value, range);
    const start = range.start.character + value.indexOf(link[2], (link[1]?.length ?? 0) + 2);
    const target = readReference(link[2], onLine(range.start.line, start, start + link[2].length), link[1] ?? '');
    return link[3] === undefined
      ? target
      : { ...target, keyResult: { value: link[3].replace(/\s/g, '').toUpperCase(), range } };
  }

  /** The range inside the quotes, where the value is quoted. */
  private unquoted(range: Range): Range {
    const line = this.lineAt(range.start.line);
    const first = line[range.start.character];
    if (range.start.line !== range.end.line || (first !== '"' && first !== "'")) return range;
    return onLine(
      range.start.line,
      range.start.character + 1,
      Math.max(range.start.character + 1, range.end.character - 1),
    );
  }

  private readNone(): Located<string> | null {
    const first = this.scalars('parent')[0];
    if (first === undefined || !isNone(first.value)) return null;
    return { value: first.value.replace(/^none\s*(?:[-–—:]\s*)?/i, '').trim(), range: first.range };
  }

  private readRhythm(): CheckInRhythm | null {
    const node = this.entries.get('check-in')?.value;
    if (node === null || node === undefined) return null;
    const field = (name: string): string | undefined => {
      if (node.kind !== 'map') return undefined;
      const value = node.entries.find(({ key }) => key === name)?.value;
      return value?.kind === 'scalar' ? String(value.value).toLowerCase() : undefined;
    };
    const whole = node.kind === 'scalar' ? String(node.value).toLowerCase() : undefined;
    return {
      every: cadences.find((cadence) => cadence === (whole ?? field('every'))) ?? 'week',
      day: weekdays.find((name) => name === field('day')) ?? 'friday',
      at: field('at') ?? null,
      range: node.range,
    };
  }

  private cycleSource(): Located<string> | null {
    const node = this.entries.get('cycle')?.value;
    if (node === null || node === undefined) return null;
    if (node.kind === 'scalar') return node.value === null ? null : { value: node.source, range: node.range };
    const name = node.kind === 'map' ? node.entries.find(({ key }) => key === 'name')?.value : undefined;
    return { value: name?.kind === 'scalar' ? name.source : '', range: node.range };
  }

  private readCycle(adopted: boolean, layer: Layer | null): Cycle | null {
    const entry = this.entries.get('cycle');
    const node = entry?.value ?? null;
    if (node === null) {
      const needsOne = layer === 'company' || layer === 'unit' || layer === 'team';
      const at = entry?.keyRange ?? this.entries.get('okr')?.keyRange ?? this.range;
      if (adopted && needsOne) this.add('missing', at, { layer: layer }, [], 'doc/cycle');
      return null;
    }
    if (node.kind === 'map') return this.readCycleMap(node);
    const written = node.kind === 'scalar' ? node.source : '';
    const cycle = node.kind === 'scalar' ? parseCycle(written, this.fiscalYearStart) : null;
    if (cycle === null) this.add('unreadable', node.range, { text: written }, [], 'doc/cycle');
    return cycle;
  }

  private readCycleMap(node: Extract<YamlNode, { kind: 'map' }>): Cycle | null {
    const field = (name: string): YamlNode | null => node.entries.find(({ key }) => key === name)?.value ?? null;
    const [name, start, end] = ['name', 'start', 'end'].map((key) => {
      const value = field(key);
      return value?.kind === 'scalar' && value.value !== null ? value.source : '';
    }) as [string, string, string];
    const named = parseCycle(name, this.fiscalYearStart);
    if (start === '' && end === '' && named !== null) return named;
    for (const [key, date] of [
      ['start', start],
      ['end', end],
    ] as const) {
      if (isIsoDate(date)) continue;
      this.add('no-date', field(key)?.range ?? node.range, { key, text: date }, [], 'doc/cycle');
      return null;
    }
    if (end < start) {
      this.add('end-before-start', field('end')?.range ?? node.range, { start, end }, [], 'doc/cycle');
      return null;
    }
    return { name: name === '' ? `${start} to ${end}` : name, start, end };
  }
}

function isNone(value: string): boolean {
  return /^none(?:\s*[-–—:].*)?$/i.test(value.trim());
}

function onLine(line: number, start: number, end: number): Range {
  return { start: { line, character: start }, end: { line, character: end } };
}

function quoteFix(range: Range, written: string): Defect['fixes'][number] {
  const newText = `"${written.replace(/(["\\])/g, '\\$1')}"`;
  return { title: newText, range, newText };
}

function quoteIfNeeded(value: string): string {
  return /^[\w -]+$/.test(value) ? value : JSON.stringify(value);
}

function toValue(node: YamlNode): unknown {
  switch (node.kind) {
    case 'scalar':
      return typeof node.value === 'string' ? node.value : node.value;
    case 'list':
      return node.items.map(toValue);
    case 'map':
      return Object.fromEntries(
        node.entries.map(({ key, value }) => [key, value === null ? undefined : toValue(value)]),
      );
  }
}

const allowedValues: Readonly<Record<string, readonly string[]>> = {
  okr: layers,
  status: statuses,
  confidence: ['0-10', 'high-medium-low'],
  'check-in': cadences,
  'check-in.every': cadences,
  'check-in.day': weekdays,
};

const expectedTypes: Readonly<Record<string, string>> = {
  owner: 'a name or a list of names',
  members: 'a name or a list of names',
  parent: 'a reference or a list of references',
  supports: 'a reference or a list of references',
  'depends-on': 'a reference or a list of references',
  'check-in.at': 'a time such as "14:00"',
};

/** The innermost values that are wrong, with their dotted path. */
function invalidParts(key: Key, node: YamlNode): { path: string; part: YamlNode }[] {
  if (node.kind === 'list') {
    const wrong = node.items.filter((item) => item.kind !== 'scalar' || item.value === null);
    return (wrong.length > 0 ? wrong : [node]).map((part) => ({ path: key, part }));
  }
  if (key !== 'check-in' || node.kind !== 'map') return [{ path: key, part: node }];
  const known: Readonly<Record<string, readonly string[] | undefined>> = { every: cadences, day: weekdays };
  return node.entries.flatMap(({ key: name, value }) => {
    if (value === null) return [];
    const written = value.kind === 'scalar' ? String(value.value) : '';
    const isRight =
      name === 'at' ? /^([01]?\d|2[0-3]):[0-5]\d$/.test(written) : (known[name]?.includes(written) ?? true);
    return isRight ? [] : [{ path: `check-in.${name}`, part: value }];
  });
}

/** The allowed value that is so near that it must be meant. */
function nearest(written: string, allowed: readonly string[]): string | null {
  const lower = written.toLowerCase();
  const ranked = allowed.map((value) => ({ value, away: distance(value, lower) })).sort((a, b) => a.away - b.away);
  const best = ranked[0];
  return best !== undefined && best.away <= Math.max(1, Math.floor(best.value.length / 3)) ? best.value : null;
}
