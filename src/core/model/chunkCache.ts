import { parseBlocks, type Block } from '../syntax/blocks';
import type { Chunk } from '../syntax/sections';
import type { Located } from '../text/position';
import { shiftLines } from '../text/shiftLines';
import { findPlaceholders } from './placeholders';

/** A chunk's content, parsed once and placed at any line. */
export class ParsedChunk {
  private readonly blocks: readonly Block[];
  private readonly placeholders: readonly Located<string>[];
  /** The last line that is not blank, from the chunk's first, and its length. */
  readonly lastLine: number;
  readonly lastLength: number;
  private readonly made = new Map<string, { startLine: number; value: unknown }>();

  constructor(text: string, definitions: string) {
    this.blocks = parseBlocks(text, definitions);
    this.placeholders = findPlaceholders(this.blocks);
    const lines = text.split('\n');
    let last = lines.length - 1;
    while (last > 0 && lines[last]?.trim() === '') last--;
    this.lastLine = last;
    this.lastLength = lines[last]?.length ?? 0;
  }

  /** The heading's level and text; `null` for what stands before the first heading. */
  get heading(): { readonly level: number; readonly text: string } | null {
    const first = this.blocks[0];
    return first?.kind === 'heading' ? { level: first.level, text: first.inline.text } : null;
  }

  blocksAt(startLine: number): readonly Block[] {
    return this.derive('blocks', startLine, () => this.blocks);
  }

  placeholdersAt(startLine: number): readonly Located<string>[] {
    return this.placeholders.length === 0 ? [] : shiftLines(this.placeholders, startLine);
  }

  /**
   * What `make` reads from the chunk's blocks, placed at `startLine`. It is read once under a name, and its copy for the
   * place where it stood last is kept: an edit elsewhere in the document costs nothing here.
   */
  derive<T>(
    name: string,
    startLine: number,
    make: (blocks: readonly Block[]) => T,
    shift: (value: T, delta: number) => T = shiftLines,
  ): T {
    const placed = this.made.get(name);
    if (placed?.startLine === startLine) return placed.value as T;
    const origin = this.made.get(`${name} at 0`) ?? { startLine: 0, value: make(this.blocks) };
    this.made.set(`${name} at 0`, origin);
    const value = shift(origin.value as T, startLine);
    this.made.set(name, { startLine, value });
    return value;
  }
}

/** Chunks by their text and the link definitions that they see. Only what the last document used is kept. */
export class ChunkCache {
  private current = new Map<string, ParsedChunk>();
  private previous = new Map<string, ParsedChunk>();

  /** To be called before a document's chunks are asked for. */
  startDocument(): void {
    this.previous = this.current;
    this.current = new Map();
  }

  get(chunk: Chunk, definitions: string): ParsedChunk {
    const usesDefinitions = definitions !== '' && chunk.text.includes(']');
    const key = usesDefinitions ? `${chunk.text}\n\0${definitions}` : chunk.text;
    const known = this.current.get(key) ?? this.previous.get(key);
    const parsed = known ?? new ParsedChunk(chunk.text, usesDefinitions ? definitions : '');
    this.current.set(key, parsed);
    return parsed;
  }
}
