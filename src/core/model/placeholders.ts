import type { Block } from '../syntax/blocks';
import { rangeOf, type Inline } from '../syntax/inline';
import type { Located } from '../text/position';

/** What templates leave standing, and nothing else: the list of `doc/placeholder`. */
const placeholder =
  /\bTBD\b|\bTBC\b|(?<![\p{L}\p{N}])(?:x{1,3}|y{1,3}|z{1,3}|N{1,2}) ?%|\bfrom X to Y\b|\bN to N\/2\b|\[(?:metric|date|name|team|owner|number|baseline|target|objective|key result|value|from|to)\]|\bZZZ\b|\bXX\b/giu;

/** Words that are placeholders in capitals only. */
const isCase = /^(?:tbd|tbc|zzz|xx)$/;

export function findPlaceholders(blocks: readonly Block[]): readonly Located<string>[] {
  return blocks.flatMap((block): readonly Located<string>[] => {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        return inInline(block.inline);
      case 'list':
        return block.items.flatMap((item) => [
          ...(item.head === null ? [] : inInline(item.head)),
          ...findPlaceholders(item.blocks),
        ]);
      case 'table':
        return block.rows.flatMap((row) => row.cells.flatMap(inInline));
      case 'other':
        return [];
    }
  });
}

function inInline(inline: Inline): Located<string>[] {
  return [...inline.text.matchAll(placeholder)].flatMap((match) =>
    isCase.test(match[0])
      ? []
      : [{ value: match[0], range: rangeOf(inline, match.index, match.index + match[0].length) }],
  );
}
