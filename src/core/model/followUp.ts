import type { ItemBlock } from '../syntax/blocks';
import { rangeOf, type Inline } from '../syntax/inline';
import type { FollowUp } from './entities';
import { findHandles, handlePattern } from './handles';

const since = /\s*\(since (\d{4}-\d{2}-\d{2})\)/i;
const help = /\s*\(help\s+([^)]*)\)/i;
const handle = new RegExp(`^${handlePattern}$`, 'u');

/** Reads an issue or a plan item. */
export function readFollowUp(item: ItemBlock): FollowUp | null {
  if (item.head === null || item.head.text.trim() === '') return null;
  return { ...readFollowUpText(item.head), box: item.box, boxRange: item.boxRange, range: item.range };
}

/** Reads the words behind a part's name, where they are no list: `**Issues:** Legal is slow`. */
export function readFollowUpLine(inline: Inline, start: number, end: number): FollowUp {
  const line = { ...inline, text: inline.text.slice(start, end), links: [] };
  return { ...readFollowUpText(line), box: null, boxRange: null, range: rangeOf(inline, start, end) };
}

function readFollowUpText({ text }: Inline): Pick<FollowUp, 'text' | 'since' | 'help' | 'owners'> {
  let rest = text;
  const started = since.exec(rest);
  if (started !== null) rest = rest.replace(started[0], '');
  const asked = help.exec(rest);
  if (asked !== null) rest = rest.replace(asked[0], '');
  const words = rest.trimEnd().split(/\s+/);
  let last = words.length;
  while (last > 1 && handle.test(words[last - 1] ?? '')) last--;
  return {
    text: words.slice(0, last).join(' ').trim(),
    since: started?.[1] ?? null,
    help: asked?.[1] === undefined ? [] : readHelp(asked[1]),
    owners: words.slice(last),
  };
}

function readHelp(text: string): string[] {
  const found = findHandles(text);
  return found.length > 0 ? found : [text.trim()];
}

/** What makes two items the same: their words, without case, marks and spacing. */
export function normalizeFollowUp(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
