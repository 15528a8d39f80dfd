/**
 * A place in a text: 0-based line, and 0-based character in UTF-16 units, as editors and the language server protocol
 * count. A byte order mark is not counted.
 */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A stretch of text; `end` is exclusive. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A value, and where in its document it is written. */
export interface Located<T> {
  readonly value: T;
  readonly range: Range;
}

/** A replacement of `range` by `newText`; an empty range inserts, an empty text deletes. Same shape as LSP's. */
export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

export function position(line: number, character: number): Position {
  return { line, character };
}

export function range(startLine: number, startCharacter: number, endLine: number, endCharacter: number): Range {
  return { start: position(startLine, startCharacter), end: position(endLine, endCharacter) };
}

/** Negative, zero or positive as `a` stands before, at or after `b`. */
export function comparePositions(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}

/** Whether `at` lies within `outer`; a position at its end counts as inside. */
export function contains(outer: Range, at: Position): boolean {
  return comparePositions(outer.start, at) <= 0 && comparePositions(at, outer.end) <= 0;
}
