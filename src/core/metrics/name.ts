import type { Amount, Item, Sentence } from './sentence';
import type { VerbUse } from './clause';
import type { Vocabulary } from './vocabulary';

/** The metric's name as written: the sentence without its verb, values, dates and what stands in parentheses. */
export function metricName(
  sentence: Sentence,
  verb: VerbUse | null,
  values: ReadonlySet<Amount>,
  vocabulary: Vocabulary,
): string {
  const start = verb === null || verb.position === 'predicate' ? 0 : verb.index + 1;
  const kept: string[] = [];
  let gap = true;
  let dropped = false;
  for (const [index, item] of sentence.items.entries()) {
    if (index < start) continue;
    if (isDropped(item, index, verb, values, vocabulary)) {
      if (item.kind === 'amount' && vocabulary.levelWords.has(kept.at(-1)?.trim().toLowerCase() ?? '')) kept.pop();
      dropped = item.kind !== 'mark';
      gap = true;
      continue;
    }
    if (dropped && kept.length > 0 && item.kind === 'word' && item.lower === 'of') break;
    dropped = false;
    const text = textOf(sentence, item);
    const isGlued = !gap && sentence.tokens[item.start]?.glued === true;
    kept.push(isGlued || kept.length === 0 ? text : ` ${text}`);
    gap = false;
  }
  return trimName(kept.join(''), vocabulary);
}

function isDropped(
  item: Item,
  index: number,
  verb: VerbUse | null,
  values: ReadonlySet<Amount>,
  vocabulary: Vocabulary,
): boolean {
  if (item.inParentheses || item.kind === 'arrow' || item.kind === 'date' || item.kind === 'placeholder') return true;
  if (item.kind === 'amount') return values.has(item) || item.cue === 'by';
  if (verb?.position === 'predicate' && index === verb.index) return true;
  return item.kind === 'word' && vocabulary.changeAdverbs.has(item.lower);
}

function textOf(sentence: Sentence, item: Item): string {
  const first = sentence.tokens[item.kind === 'amount' ? item.cueStart : item.start];
  const last = sentence.tokens[item.end - 1];
  return sentence.text.slice(first?.start ?? 0, last?.end ?? 0);
}

function trimName(text: string, vocabulary: Vocabulary): string {
  const words = text.split(' ').filter((word) => word !== '');
  while (words.length > 0 && isTrimmed(words[0] ?? '', vocabulary, true)) words.shift();
  while (words.length > 0 && isTrimmed(words.at(-1) ?? '', vocabulary, false)) words.pop();
  const name = words.join(' ');
  let end = name.length;
  while (end > 0 && ',.;:–—-=!?"'.includes(name.charAt(end - 1))) end -= 1;
  return name.slice(0, end);
}

function isTrimmed(word: string, vocabulary: Vocabulary, leading: boolean): boolean {
  const lower = word.toLowerCase();
  if (/^[^\p{L}\p{N}]+$/u.test(word)) return true;
  if (leading)
    return ['a', 'an', 'the', 'our', 'of', 'in', 'that', 'to', 'with', 'and', 'their', 'all', 'at'].includes(lower);
  return (
    vocabulary.prepositions.has(lower) ||
    vocabulary.copulas.has(lower) ||
    vocabulary.conjunctions.has(lower) ||
    ['a', 'an', 'the'].includes(word)
  );
}
