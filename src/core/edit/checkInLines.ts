import type { GripPart } from '../model/entities';
import { gripParts } from '../model/entities';
import type { CheckInInput } from './checkInInput';
import { followUpLine } from './followUps';
import type { ListStyle } from './markdownStyle';
import { oneLine } from './textEdits';

/** The bold words of the four parts, in the form that tools write. */
export const partTitles: Readonly<Record<GripPart, string>> = {
  'goal-confidence': 'Goal confidence',
  'results-progress': 'Results progress',
  issues: 'Issues',
  'plan-forward': 'Plan forward',
};

const kindWords = { full: '', skipped: 'Skipped', unchanged: 'Nothing changed' } as const;

/** `2025-07-18 @ana Nothing changed`. */
export function checkInTitle({ date, by, kind }: CheckInInput): string {
  return [date, by ?? '', kindWords[kind]].filter((word) => word !== '').join(' ');
}

/** What a check-in of this kind adds to a heading behind date and author; empty for a full one. */
export function wordsOf(kind: CheckInInput['kind']): string {
  return kindWords[kind];
}

/**
 * A part of a check-in, canonically. `single` says that the document has one objective, whose confidence needs no label.
 * An empty part is its title alone: it says that there is nothing.
 */
export function partLines(part: GripPart, input: CheckInInput, style: ListStyle, single: boolean): readonly string[] {
  const title = `${style.bullet}**${partTitles[part]}:**`;
  const only = input.confidence[0];
  if (part === 'goal-confidence' && single && input.confidence.length === 1 && only !== undefined) {
    return [`${title} ${confidenceText(only)}`];
  }
  return [title, ...entryTexts(part, input).map((text) => style.nested + text)];
}

/** A part as a bold paragraph with its list beneath; `tight` says that no blank line stands between the two. */
export function paragraphLines(
  part: GripPart,
  input: CheckInInput,
  style: ListStyle,
  { single, tight }: { readonly single: boolean; readonly tight: boolean },
): readonly string[] {
  const [title = '', ...entries] = partLines(part, input, { bullet: '', nested: style.bullet }, single);
  return tight || entries.length === 0 ? [title, ...entries] : [title, '', ...entries];
}

/** The parts that a check-in of this kind writes: all four of a full one, of others those that something was said about. */
export function partsToWrite(input: CheckInInput): readonly GripPart[] {
  return gripParts.filter((part) => input.kind === 'full' || entryTexts(part, input).length > 0);
}

/** `6/10 (5 6 6 8) — reason`. */
export function confidenceText({ value, round = [], reason }: CheckInInput['confidence'][number]): string {
  return [confidenceValue(value), ...roundText(round), ...reasonText(reason)].join(' ');
}

export function confidenceValue(value: CheckInInput['confidence'][number]['value']): string {
  return typeof value === 'number' ? `${value}/10` : value;
}

/** `O1-KR1: 72% — comment`; `O1-KR3: — comment` where there is no number. */
export function resultText({ objective, keyResult, value, comment }: CheckInInput['results'][number]): string {
  return `${objective}-${keyResult}: ${resultValue(value, comment)}`;
}

export function resultValue(value: string | null, comment: string | undefined): string {
  const number = oneLine(value ?? '');
  const words = oneLine(comment ?? '');
  if (number === '') return words === '' ? '—' : `— ${words}`;
  return words === '' ? number : `${number} — ${words}`;
}

function entryTexts(part: GripPart, input: CheckInInput): readonly string[] {
  switch (part) {
    case 'goal-confidence':
      return input.confidence.map((entry) => `${entry.objective}: ${confidenceText(entry)}`);
    case 'results-progress':
      return input.results.map(resultText);
    case 'issues':
      return input.issues.map(followUpLine);
    case 'plan-forward':
      return input.plan.map(followUpLine);
  }
}

function roundText(round: readonly number[]): readonly string[] {
  return round.length === 0 ? [] : [`(${round.join(' ')})`];
}

function reasonText(reason: string | undefined): readonly string[] {
  const words = oneLine(reason ?? '');
  return words === '' ? [] : [`— ${words}`];
}
