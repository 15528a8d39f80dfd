import type { OkrDocument } from '../model/entities';
import { LineIndex } from '../text/lineIndex';
import { position, type TextEdit } from '../text/position';
import { insertLinesAfter, insertLinesBefore, insertText, replaceText } from './textEdits';

/**
 * Sets a key of the frontmatter to a text: in place, else as the last key, else in frontmatter of its own. Comments, order
 * and quotes of everything else stay.
 * @param document the entities of `text`
 */
export function setFrontmatterKey(
  text: string,
  document: OkrDocument,
  key: string,
  value: string,
): readonly TextEdit[] {
  const index = new LineIndex(text);
  const existing = document.frontmatter.keys.find(({ name }) => name === key);
  if (existing?.value != null) return replaceText(index, existing.value, yamlText(value));
  if (existing !== undefined) return [insertText(...behindColon(index, existing.range.end), ` ${yamlText(value)}`)];
  return addFrontmatterLines(text, document, [`${key}: ${yamlText(value)}`], 'end');
}

/** Writes whole lines into the frontmatter; where there is none, with the fences around them. */
export function addFrontmatterLines(
  text: string,
  document: OkrDocument,
  lines: readonly string[],
  place: 'start' | 'end',
): readonly TextEdit[] {
  if (lines.length === 0) return [];
  const index = new LineIndex(text);
  const { range } = document.frontmatter;
  if (range === null)
    return [insertLinesBefore(index, 0, ['---', ...lines, '---', ...(text.trim() === '' ? [] : [''])])];
  if (place === 'start') return [insertLinesAfter(index, range.start.line, lines)];
  const isClosed = range.end.line > range.start.line && /^---[ \t]*$/.test(index.lineText(range.end.line));
  return [isClosed ? insertLinesBefore(index, range.end.line, lines) : insertLinesAfter(index, range.end.line, lines)];
}

/** A text as YAML reads it back: plain where that is safe, else in double quotes. */
export function yamlText(value: string): string {
  const isPlain = /^[\p{L}\p{N}./](?:[\p{L}\p{N} ._/+&()#'’–—-]*[\p{L}\p{N}._/)+-])?$/u.test(value);
  const isSpecial = /^(?:true|false|null|yes|no|on|off|~|[\d.+-][\d._eExXoO+-]*|\.inf|\.nan|---|\.\.\.)$/i.test(value);
  const isYear = /^\d{4}$/.test(value);
  return isYear || (isPlain && !isSpecial && !value.includes(' #')) ? value : JSON.stringify(value);
}

function behindColon(index: LineIndex, end: { readonly line: number; readonly character: number }): [number, number] {
  const { line, character } = position(end.line, end.character);
  const colon = index.lineText(line).indexOf(':', character);
  return [line, colon < 0 ? character : colon + 1];
}
