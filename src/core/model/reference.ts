import { rangeOf, type Inline, type InlineLink } from '../syntax/inline';
import type { Range } from '../text/position';
import type { Reference } from './entities';

/**
 * Reading references as they are written; where they lead is `workspace/references.ts`'s business.
 */

const scheme = /^[a-z][a-z0-9+.-]*:\/\/|^mailto:/i;
const folderName = /^([\p{L}\p{N}][\p{L}\p{N}_ .-]*):(?!\/\/)/u;
const keyResultAfterLink = /^\s*(KR\s?\d{1,4})\b/i;

/** Whether a word can only be meant as a reference: it has a fragment, is a path, or names a Markdown file. */
export function looksLikeReference(word: string): boolean {
  if (scheme.test(word)) return false;
  return /^\.{0,2}\//.test(word) || /^\.{1,2}$/.test(word) || /#[\p{L}\p{N}]/u.test(word) || /\.md$/i.test(word);
}

/** Splits a written target into folder, path and fragment. Never fails: bad percent signs stay as they are. */
export function readReference(text: string, range: Range, linkText: string | null = null): Reference {
  const hash = text.indexOf('#');
  const before = hash < 0 ? text : text.slice(0, hash);
  const folder = folderName.exec(before)?.[1] ?? null;
  const path = folder === null ? before : before.slice(folder.length + 1);
  return {
    text,
    range,
    linkText,
    folder,
    path: decode(path),
    fragment: hash < 0 ? '' : decode(text.slice(hash + 1)),
    keyResult: null,
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text).normalize('NFC');
  } catch {
    return text.normalize('NFC');
  }
}

/** What a stretch of text refers to, and the words that are left when the references are taken out. */
export interface References {
  readonly references: readonly Reference[];
  readonly rest: string;
}

/** Reads the links and bare references in `inline.text` from `start` to `end`. */
export function readReferences(inline: Inline, start: number, end = inline.text.length): References {
  const links = inline.links.filter((link) => link.start >= start && link.end <= end);
  const references: Reference[] = [];
  let rest = '';
  let at = start;
  for (const link of links) {
    rest += takeBare(inline, at, link.start, references);
    at = takeLink(inline, link, end, references);
  }
  rest += takeBare(inline, at, end, references);
  return { references, rest: tidy(rest) };
}

function takeLink(inline: Inline, link: InlineLink, end: number, references: Reference[]): number {
  if (scheme.test(link.url)) return link.start;
  const reference = readReference(link.url, link.urlRange, inline.text.slice(link.start, link.end));
  const after = keyResultAfterLink.exec(inline.text.slice(link.end, end));
  if (after?.[1] === undefined) {
    references.push(reference);
    return link.end;
  }
  const labelStart = link.end + after[0].length - after[1].length;
  const labelEnd = link.end + after[0].length;
  const keyResult = {
    value: after[1].replace(/\s/g, '').toUpperCase(),
    range: rangeOf(inline, labelStart, labelEnd),
  };
  references.push({ ...reference, keyResult });
  return labelEnd;
}

const word = /[^\s,;()]+/g;

function takeBare(inline: Inline, start: number, end: number, references: Reference[]): string {
  let rest = '';
  let at = start;
  const text = inline.text.slice(0, end);
  word.lastIndex = start;
  for (let match = word.exec(text); match !== null; match = word.exec(text)) {
    const written = match[0].replace(/[.:]+$/, '');
    if (written === '' || !looksLikeReference(written)) continue;
    rest += text.slice(at, match.index);
    at = match.index + written.length;
    references.push(readReference(written, rangeOf(inline, match.index, at)));
    word.lastIndex = match.index + match[0].length;
  }
  return rest + text.slice(at, end);
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/^[\s,;–—-]+|[\s,;–—-]+$/g, '');
}
