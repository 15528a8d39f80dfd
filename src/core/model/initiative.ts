import type { ItemBlock } from '../syntax/blocks';
import { rangeOf } from '../syntax/inline';
import type { Initiative } from './entities';

const labels = /\(((?:(?:O\d{1,4}-)?KR\d{1,4}|O\d{1,4})(?:\s*,\s*(?:(?:O\d{1,4}-)?KR\d{1,4}|O\d{1,4}))*)\)/gi;
const movedIt = /\(moved it:\s*(yes|partly|no|too early)\)/i;

/** Reads an initiative: its words, the key results that it is meant to move, and whether it did. */
export function readInitiative(item: ItemBlock): Initiative | null {
  const { head } = item;
  if (head === null || head.text.trim() === '') return null;
  const moved = movedIt.exec(head.text)?.[1]?.toLowerCase();
  return {
    text: head.text.replace(labels, '').replace(movedIt, '').replace(/\s+/g, ' ').trim(),
    box: item.box,
    keyResults: [...head.text.matchAll(labels)].flatMap((match) => {
      let at = match.index + 1;
      return (match[1] ?? '').split(',').map((written) => {
        const start = at + (written.length - written.trimStart().length);
        at += written.length + 1;
        const label = written.trim();
        return { value: label.toUpperCase(), range: rangeOf(head, start, start + label.length) };
      });
    }),
    movedIt: (moved as Initiative['movedIt'] | undefined) ?? null,
    links: head.links.map((link) => ({ text: head.text.slice(link.start, link.end), url: link.url })),
    range: item.range,
  };
}
