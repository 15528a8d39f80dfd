import type { Block, ItemBlock } from '../syntax/blocks';
import { rangeOf, type Inline } from '../syntax/inline';
import type { Range } from '../text/position';
import { partText, readBoldParts, readDatedHeading, type BoldPart } from './checkIn';
import type { Remark, Retrospective, Score } from './entities';
import { isIsoDate } from './calendar';
import { handlePattern } from './handles';
import { normalizeWords, type Words } from './words';

export function readRetrospective(inline: Inline, blocks: readonly Block[], range: Range, words: Words): Retrospective {
  const dated = readDatedHeading(inline);
  const parts = readBoldParts(blocks);
  const said = normalizeWords(dated.words);
  return {
    date: dated.date,
    kind: words.midCycle.some((word) => said.includes(word))
      ? 'mid-cycle'
      : words.endOfCycle.some((word) => said.includes(word))
        ? 'end-of-cycle'
        : 'other',
    words: dated.words,
    parts: parts.map((part) => ({ title: part.title, text: partText(part), range: part.range })),
    scores: parts.filter((part) => /^scores?$/i.test(part.title)).flatMap(readScores),
    heading: inline.range,
    range,
  };
}

const score = /\b((?:O\d{1,4}-)?KR\d{1,4}|O\d{1,4})\s*[:=]?\s+(\d+(?:[.,]\d+)?)(?!\d)\s*(%)?/gi;

function readScores(part: BoldPart): Score[] {
  const listed = part.lists.flatMap((list) => list.items).flatMap((item) => item.head ?? []);
  return [readScoresIn(part.inline, part.textStart), ...listed.map((head) => readScoresIn(head, 0))].flat();
}

function readScoresIn(inline: Inline, start: number): Score[] {
  return [...inline.text.slice(start).matchAll(score)].map((match) => {
    const number = Number((match[2] ?? '').replace(',', '.')) / (match[3] === undefined ? 1 : 100);
    return {
      label: (match[1] ?? '').toUpperCase(),
      value: number >= 0 && number <= 1 ? number : null,
      range: rangeOf(inline, start + match.index, start + match.index + match[0].length),
    };
  });
}

const remark = new RegExp(`^(\\d{4}-\\d{2}-\\d{2})?\\s*(${handlePattern})?\\s*([\\p{L}]+)?\\s*(?:[:：]\\s*|$)?`, 'u');

/** Reads `2025-07-02 @helena asked: …`. */
export function readRemark(item: ItemBlock): Remark | null {
  if (item.head === null) return null;
  const { text } = item.head;
  const match = remark.exec(text);
  const date = match?.[1];
  const hasAct = match !== null && (date !== undefined || match[2] !== undefined);
  return {
    date: date !== undefined && isIsoDate(date) ? date : null,
    by: match?.[2] ?? null,
    act: hasAct ? (match[3]?.toLowerCase() ?? '') : '',
    text: (hasAct ? text.slice(match[0].length) : text).replace(/\s+/g, ' ').trim(),
    range: item.range,
  };
}
