import { rangeOf, type Inline } from '../syntax/inline';
import type { Acceptance, Reference, Relation, RelationKind } from './entities';
import { readReferences } from './reference';
import { normalizeWords, type LineName, type Words } from './words';

/** A line such as `Contributes to: …`, with where what it says starts in the inline's text. */
export interface NamedLine {
  readonly name: LineName;
  readonly start: number;
  readonly valueStart: number;
  readonly end: number;
}

/** The lines of a paragraph that bear a known name; a line without one continues the line before it. */
export function readNamedLines(inline: Inline, words: Words): readonly NamedLine[] {
  const lines: NamedLine[] = [];
  let start = 0;
  for (const text of inline.text.split('\n')) {
    const named = readLineName(text, words);
    const last = lines.at(-1);
    if (named !== null) {
      lines.push({ name: named.name, start, valueStart: start + named.length, end: start + text.length });
    } else if (last !== undefined) {
      lines[lines.length - 1] = { ...last, end: start + text.length };
    }
    start += text.length + 1;
  }
  return lines;
}

function readLineName(text: string, words: Words): { name: LineName; length: number } | null {
  const match = /^([^:：]{2,40})[:：]\s*/.exec(text);
  const name = match?.[1] === undefined ? undefined : words.lines[normalizeWords(match[1])];
  return match === null || name === undefined ? null : { name, length: match[0].length };
}

const due = /\bby (\d{4}-\d{2}-\d{2})\b/;
const state = /\((asked|agreed|declined)[^)]*\)/i;

/** Reads what a relation line says; `more` are the items of a list that belongs to the line. */
export function readRelation(
  kind: RelationKind,
  inline: Inline,
  line: Pick<NamedLine, 'start' | 'valueStart' | 'end'>,
  words: Words,
  more: readonly Inline[] = [],
): Relation {
  const own = readReferences(inline, line.valueStart, line.end);
  const listed = more.map((item) => readReferences(item, 0));
  const text = [inline.text.slice(line.valueStart, line.end), ...more.map((item) => item.text)].join('\n');
  // The reason of a `none` may name a document, which is no parent for that.
  const none = readNone(inline, line, words);
  const references: Reference[] = none === null ? [own, ...listed].flatMap((found) => found.references) : [];
  return {
    kind,
    references,
    none,
    note: [own, ...listed]
      .map(({ rest }) => rest)
      .filter((rest) => rest !== '')
      .join('; '),
    due: due.exec(text)?.[1] ?? null,
    state: (state.exec(text)?.[1]?.toLowerCase() as Relation['state'] | undefined) ?? null,
    range: rangeOf(inline, line.start, line.end),
  };
}

function readNone(inline: Inline, line: Pick<NamedLine, 'valueStart' | 'end'>, words: Words): Relation['none'] {
  const text = inline.text.slice(line.valueStart, line.end);
  const match = /^([\p{L}/]+)\s*(?:$|[-–—:,.;(]\s*)/u.exec(text);
  if (match?.[1] === undefined || !words.none.includes(match[1].toLowerCase())) return null;
  return {
    value: text.slice(match[0].length).replace(/\s+/g, ' ').trim(),
    range: rangeOf(inline, line.valueStart, line.end),
  };
}

/** Reads `rule-id — reason`; `null` where no rule is named. */
export function readAcceptance(inline: Inline, start: number, end: number): Acceptance | null {
  const match = /^\s*([a-z-]+\/[a-z-]+)\s*(?:[-–—:,]\s*)?/.exec(inline.text.slice(start, end));
  if (match?.[1] === undefined) return null;
  return {
    rule: match[1],
    reason: inline.text.slice(start + match[0].length, end).trim(),
    range: rangeOf(inline, start, end),
  };
}
