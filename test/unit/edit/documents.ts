import { recordCheckIn } from '../../../src/core/edit/recordCheckIn';
import type { CheckInInput } from '../../../src/core/edit/checkInInput';
import type { OkrDocument } from '../../../src/core/model/entities';
import { parseDocument } from '../../../src/core/model/parseDocument';
import { applyEdits } from '../../../src/core/text/lineIndex';
import type { TextEdit } from '../../../src/core/text/position';

export const root = 'file:///repository';

export function parse(text: string, path = 'explore/okr.md'): OkrDocument {
  return parseDocument(`${root}/${path}`, text);
}

/** The text after an edit, which is made from the text and its entities. */
export function after(
  text: string,
  edit: (text: string, document: OkrDocument) => readonly TextEdit[],
  path?: string,
): string {
  return applyEdits(text, edit(text, parse(text, path)));
}

export function checkIn(input: Partial<CheckInInput>): CheckInInput {
  return { date: '2025-07-25', by: null, kind: 'full', confidence: [], results: [], issues: [], plan: [], ...input };
}

export function recorded(text: string, input: Partial<CheckInInput>): string {
  return after(text, (before, document) => recordCheckIn(before, document, checkIn(input)).edits);
}

/** A team's document with these lines under its one objective. */
export function team(...lines: string[]): string {
  return [
    '---',
    'okr: team',
    'team: Explore',
    'cycle: 2025-Q3',
    '---',
    '',
    '## O1: Make the first week seamless',
    '',
    ...lines,
    '',
  ].join('\n');
}
