import type { KeyResult, Objective, OkrDocument, Relation, RelationKind } from '../model/entities';
import { LineIndex } from '../text/lineIndex';
import type { Range, TextEdit } from '../text/position';
import type { Folder } from '../workspace/folder';
import { encodePath, relativeReference } from '../workspace/references';
import { setFrontmatterKey } from './frontmatter';
import { insertLinesAfter, insertText, isBlankLine, lastFilledLine, oneLine, replaceText } from './textEdits';

/** What a relation leads to. */
export interface RelationTarget {
  readonly document: OkrDocument;
  readonly objective: Objective;
  readonly keyResult?: KeyResult;
}

export interface NewRelation {
  readonly kind: RelationKind;
  readonly target: RelationTarget;
  /** `replace` takes the place of what the objective's line of this kind says; `add` keeps it. */
  readonly mode: 'add' | 'replace';
  /** The opened folders, for references into another one. */
  readonly folders?: readonly Folder[];
}

const lineTitles: Readonly<Record<RelationKind, string>> = {
  'contributes-to': 'Contributes to',
  supports: 'Supports',
  'depends-on': 'Depends on',
};

/** In this order relation lines stand under an objective. */
const order: readonly RelationKind[] = ['contributes-to', 'supports', 'depends-on'];

/**
 * Writes a relation line under an objective: a paragraph of its own behind its *Why* and the relations that stand before it,
 * with a link to the target's heading. Nothing where the objective has no place for lines, as in a table's row.
 * @param document the entities of `text`
 */
export function writeRelation(
  text: string,
  document: OkrDocument,
  objective: Objective,
  relation: NewRelation,
): readonly TextEdit[] {
  const index = new LineIndex(text);
  const link = relationLink(document, relation);
  const own = objective.relations.filter(({ kind }) => kind === relation.kind);
  const last = own.at(-1);
  if (last === undefined) return newLine(index, objective, relation.kind, link);
  if (relation.mode === 'replace')
    return own.flatMap((each) => (each === last ? replaceValue(index, each, link) : removeLine(index, each)));
  return addReference(index, last, relation.kind, link);
}

/** Writes `parent` into the frontmatter, with the target's label. */
export function writeParent(
  text: string,
  document: OkrDocument,
  { target, folders }: Omit<NewRelation, 'kind' | 'mode'>,
): readonly TextEdit[] {
  const label =
    target.keyResult === undefined ? target.objective.label : `${target.objective.label}-${target.keyResult.label}`;
  return setFrontmatterKey(
    text,
    document,
    'parent',
    `${relativeReference(document.uri, target.document.uri, folders)}#${label}`,
  );
}

function relationLink(from: OkrDocument, { kind, target, folders }: NewRelation): string {
  const { document, objective, keyResult } = target;
  const words = kind === 'depends-on' && document.name !== '' ? document.name : objective.title;
  const path = relativeReference(from.uri, document.uri, folders);
  const anchor = encodePath(objective.anchor === '' ? objective.label : objective.anchor);
  return `[${escapeLinkText(words)}](${path}#${anchor})${keyResult === undefined ? '' : ` ${keyResult.label}`}`;
}

function escapeLinkText(text: string): string {
  return oneLine(text).replace(/[\\[\]*`<]/g, '\\$&');
}

function newLine(index: LineIndex, objective: Objective, kind: RelationKind, link: string): readonly TextEdit[] {
  const heading = objective.heading.end.line;
  const headingText = index.lineText(objective.heading.start.line);
  if (headingText.trimStart().startsWith('|')) return [];
  const marker = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+/.exec(headingText)?.[0] ?? '';
  const indentation = objective.anchor === '' ? marker.replace(/[^\t]/g, ' ') : '';
  const line = lastLineAhead(index, objective, kind) ?? lastResultLine(index, objective) ?? heading;
  const isFollowed = line + 1 < index.lineCount && !isBlankLine(index, line + 1);
  const written = `${indentation}${lineTitles[kind]}: ${link}`;
  return [insertLinesAfter(index, line, ['', written, ...(isFollowed ? [''] : [])])];
}

/** A heading without a label is an objective only while its key results follow it directly: lines go behind them. */
function lastResultLine(index: LineIndex, objective: Objective): number | null {
  if (objective.labelRange !== null || objective.keyResults.length === 0) return null;
  return Math.max(...objective.keyResults.map(({ range }) => lastFilledLine(index, range)));
}

/** The last line of what stands before a relation of this kind: the *Why*, and relations that come first. */
function lastLineAhead(index: LineIndex, objective: Objective, kind: RelationKind): number | null {
  const earlier = objective.relations.filter((each) => order.indexOf(each.kind) < order.indexOf(kind));
  const lines = [whyLine(index, objective), ...earlier.map(({ range }) => range.end.line)].filter(
    (line) => line !== null,
  );
  return lines.length === 0 ? null : paragraphEnd(index, Math.max(...lines));
}

/** Where the objective's `Why:` is written, in whatever language. */
function whyLine(index: LineIndex, objective: Objective): number | null {
  const why = lettersOf(objective.why ?? '');
  if (why === '') return null;
  const first = objective.keyResults[0]?.range.start.line ?? objective.range.end.line + 1;
  for (let line = objective.heading.end.line + 1; line < first; line++) {
    const words = lettersOf(/^[^:：]{2,44}[:：](.*)$/.exec(index.lineText(line))?.[1] ?? '');
    if (words !== '' && (why.startsWith(words) || words.startsWith(why))) return line;
  }
  return null;
}

function lettersOf(text: string): string {
  return text.replace(/\]\([^()]*\)/g, '').replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The last line of the paragraph that a line is in, and of the list that belongs to it because it ends in a colon. */
function paragraphEnd(index: LineIndex, from: number): number {
  let line = from;
  const isItem = (at: number): boolean => /^\s*(?:[-*+]|\d+[.)])\s/.test(index.lineText(at));
  const goesOn = (at: number): boolean =>
    at < index.lineCount && !isBlankLine(index, at) && !/^ {0,3}(?:#{1,6}\s|\||```|~~~|<)/.test(index.lineText(at));
  while (goesOn(line + 1) && !isItem(line + 1)) line++;
  if (!/[:：]\s*$/.test(index.lineText(line))) return line;
  let last = line;
  for (
    let at = line + 1;
    at < index.lineCount && (isBlankLine(index, at) || isItem(at) || /^[ \t]/.test(index.lineText(at)));
    at++
  ) {
    if (!isBlankLine(index, at)) last = at;
  }
  return last;
}

function addReference(index: LineIndex, relation: Relation, kind: RelationKind, link: string): readonly TextEdit[] {
  const value = valueRange(index, relation);
  if (relation.none !== null || index.slice(value) === '') return replaceValue(index, relation, link);
  if (relation.references.length === 0) return [insertText(value.start.line, value.start.character, `${link} — `)];
  if (relation.note === '' && relation.due === null && relation.state === null)
    return [insertText(value.end.line, value.end.character, `, ${link}`)];
  const indentation = /^[ \t]*/.exec(index.lineText(relation.range.start.line))?.[0] ?? '';
  const line = paragraphEnd(index, relation.range.end.line);
  const isFollowed = line + 1 < index.lineCount && !isBlankLine(index, line + 1);
  return [
    insertLinesAfter(index, line, ['', `${indentation}${lineTitles[kind]}: ${link}`, ...(isFollowed ? [''] : [])]),
  ];
}

function replaceValue(index: LineIndex, relation: Relation, link: string): readonly TextEdit[] {
  const value = valueRange(index, relation);
  const gap = /\s$/.test(index.lineText(value.start.line).slice(0, value.start.character)) ? '' : ' ';
  return replaceText(index, value, gap + link);
}

/** Takes a line that another one replaces, and the blank line behind it. */
function removeLine(index: LineIndex, { range }: Relation): readonly TextEdit[] {
  const isAlone = range.start.line === 0 || isBlankLine(index, range.start.line - 1);
  const behind = range.end.line + 1 + (isAlone && isBlankLine(index, range.end.line + 1) ? 1 : 0);
  return [
    { range: { start: { line: range.start.line, character: 0 }, end: { line: behind, character: 0 } }, newText: '' },
  ];
}

/** What stands behind the colon, up to the end of the relation's last line. */
function valueRange(index: LineIndex, { range }: Relation): Range {
  const first = index.lineText(range.start.line);
  const name = /^[^:：]*[:：](?:\*{1,3}|_{1,3})?[ \t]*/.exec(first)?.[0].length ?? 0;
  const end = index.lineText(range.end.line).trimEnd().length;
  return {
    start: { line: range.start.line, character: Math.min(name, first.length) },
    end: {
      line: range.end.line,
      character: range.end.line === range.start.line ? Math.max(end, Math.min(name, first.length)) : end,
    },
  };
}
