import { parseDocument } from '../../src/core/model/parseDocument';
import { readReference } from '../../src/core/model/reference';
import type { OkrDocument, Reference } from '../../src/core/model/entities';
import { range } from '../../src/core/text/position';
import type { Folder } from '../../src/core/workspace/folder';
import { WorkspaceIndex } from '../../src/core/workspace/workspaceIndex';

export const root = 'file:///repo';
export const opened: readonly Folder[] = [{ name: 'repo', uri: root, root }];

export function uriOf(path: string): string {
  return `${root}/${encodeURI(path)}`;
}

export function documentAt(path: string, text: string): OkrDocument {
  return parseDocument(uriOf(path), text);
}

/** An index of texts by path. */
export function indexOf(texts: Readonly<Record<string, string>>, folders: readonly Folder[] = opened): WorkspaceIndex {
  const index = new WorkspaceIndex(folders);
  for (const [path, text] of Object.entries(texts)) index.set(documentAt(path, text));
  return index;
}

/** A reference as it would be parsed from a link's address, with a key result after the link if one is given. */
export function reference(text: string, keyResult: string | null = null, linkText: string | null = null): Reference {
  const place = range(0, 0, 0, text.length);
  return {
    ...readReference(text, place, linkText),
    keyResult: keyResult === null ? null : { value: keyResult, range: range(0, 100, 0, 103) },
  };
}

export interface DocumentParts {
  readonly okr?: string;
  readonly name?: string;
  readonly cycle?: string | null;
  readonly keys?: readonly string[];
  readonly body?: string;
}

/** The text of a document with one objective and two key results, unless other parts are given. */
export function documentText({
  okr = 'team',
  name = 'Explore',
  cycle = '2025-Q3',
  keys = [],
  body = twoKeyResults,
}: DocumentParts = {}): string {
  const head = [`okr: ${okr}`, `${okr}: ${name}`, ...(cycle === null ? [] : [`cycle: ${cycle}`]), ...keys];
  return `---\n${head.join('\n')}\n---\n\n# ${name}\n\n${body}\n`;
}

const twoKeyResults = [
  '## O1: Make the first week seamless for new users',
  '',
  '- KR1: Increase onboarding completion from 65% to 90%',
  '- KR2: Boost tutorial engagement from 15% to 50%',
].join('\n');
