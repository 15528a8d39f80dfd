import { LineIndex } from './lineIndex';
import type { Range } from './position';

/** A JSON value with the range that it is written in. */
export type JsonNode =
  | { readonly kind: 'scalar'; readonly value: string | number | boolean | null; readonly range: Range }
  | { readonly kind: 'list'; readonly items: readonly JsonNode[]; readonly range: Range }
  | { readonly kind: 'map'; readonly entries: readonly JsonEntry[]; readonly range: Range };

export interface JsonEntry {
  readonly key: string;
  readonly keyRange: Range;
  readonly value: JsonNode;
}

/** Why a text is not JSON, and where that shows. */
export interface JsonFault {
  readonly what: 'comment' | 'trailing-comma' | 'syntax' | 'too-deep';
  readonly range: Range;
}

/** Reads JSON with positions. Stops at the first fault. */
export function readJson(text: string): JsonNode | JsonFault {
  const reader = new JsonReader(text);
  try {
    return reader.readAll();
  } catch (error) {
    if (error instanceof Fault) return { what: error.what, range: reader.rangeFrom(error.at, error.end) };
    throw error;
  }
}

/** The plain value. */
export function jsonValue(node: JsonNode): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(jsonValue);
  return Object.fromEntries(node.entries.map(({ key, value }) => [key, jsonValue(value)]));
}

class Fault extends Error {
  readonly what: JsonFault['what'];
  readonly at: number;
  readonly end: number;

  constructor(what: JsonFault['what'], at: number, end = at + 1) {
    super(what);
    this.what = what;
    this.at = at;
    this.end = end;
  }
}

const deepest = 64;
const literals = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);

class JsonReader {
  private readonly text: string;
  private readonly lines: LineIndex;
  private at = 0;

  constructor(text: string) {
    this.text = text;
    this.lines = new LineIndex(text);
    if (text.startsWith('\uFEFF')) this.at = 1;
  }

  readAll(): JsonNode {
    const node = this.readValue(0);
    this.skipSpace();
    if (this.at < this.text.length) throw new Fault('syntax', this.at);
    return node;
  }

  rangeFrom(start: number, end = this.at): Range {
    return { start: this.lines.positionAt(start), end: this.lines.positionAt(Math.min(end, this.text.length)) };
  }

  private readValue(depth: number): JsonNode {
    this.skipSpace();
    const start = this.at;
    if (depth > deepest) throw new Fault('too-deep', start);
    const first = this.text[start];
    if (first === '{') return this.readMap(depth);
    if (first === '[') return this.readList(depth);
    const value = first === '"' ? this.readString() : this.readLiteral();
    return { kind: 'scalar', value, range: this.rangeFrom(start) };
  }

  private readMap(depth: number): JsonNode {
    const entries: JsonEntry[] = [];
    const range = this.readMembers('}', () => {
      this.skipSpace();
      const start = this.at;
      if (this.text[start] !== '"') throw new Fault('syntax', start);
      const key = this.readString();
      const keyRange = this.rangeFrom(start);
      this.skipSpace();
      this.expect(':');
      entries.push({ key, keyRange, value: this.readValue(depth + 1) });
    });
    return { kind: 'map', entries, range };
  }

  private readList(depth: number): JsonNode {
    const items: JsonNode[] = [];
    const range = this.readMembers(']', () => items.push(this.readValue(depth + 1)));
    return { kind: 'list', items, range };
  }

  private readMembers(close: string, readMember: () => void): Range {
    const start = this.at++;
    this.skipSpace();
    while (this.text[this.at] !== close) {
      readMember();
      this.skipSpace();
      if (this.text[this.at] === close) break;
      const comma = this.at;
      this.expect(',');
      this.skipSpace();
      if (this.text[this.at] === close) throw new Fault('trailing-comma', comma);
    }
    this.at++;
    return this.rangeFrom(start);
  }

  private readString(): string {
    const start = this.at;
    for (this.at++; this.text[this.at] !== '"'; this.at++) {
      const character = this.text[this.at];
      if (character === undefined || character < ' ') throw new Fault('syntax', start, this.at);
      if (character === '\\') this.at++;
    }
    this.at++;
    return this.parseToken(start, (value) => typeof value === 'string') as string;
  }

  private readLiteral(): number | boolean | null {
    const start = this.at;
    const token = /^[-+.\w]*/.exec(this.text.slice(start, start + 64))?.[0] ?? '';
    this.at += token.length;
    const literal = literals.get(token);
    if (literal !== undefined) return literal;
    if (token === '') throw new Fault('syntax', start);
    return this.parseToken(start, (value) => typeof value === 'number') as number;
  }

  /** Escapes and numbers are left to the language's own parser, one token at a time. */
  private parseToken(start: number, isWanted: (value: unknown) => boolean): unknown {
    try {
      const value: unknown = JSON.parse(this.text.slice(start, this.at));
      if (isWanted(value)) return value;
    } catch {
      // Said below, with the place.
    }
    throw new Fault('syntax', start, this.at);
  }

  private skipSpace(): void {
    while (/[ \t\r\n]/.test(this.text[this.at] ?? '')) this.at++;
    const isComment = this.text[this.at] === '/' && /[/*]/.test(this.text[this.at + 1] ?? '');
    if (isComment) throw new Fault('comment', this.at, this.at + 2);
  }

  private expect(character: string): void {
    if (this.text[this.at] !== character) throw new Fault('syntax', this.at);
    this.at++;
  }
}
