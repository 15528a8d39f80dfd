import type { IsoDate } from '../model/calendar';
import type { KeyResult, Objective, OkrDocument } from '../model/entities';
import { LineIndex } from '../text/lineIndex';
import type { TextEdit } from '../text/position';
import { writeLabels } from './labels';
import { rewriteNow } from './nowPart';
import { findCell, writeCell } from './tableCell';
import { insertText } from './textEdits';
import { styleValue } from './valueStyle';

export interface NewValue {
  /** As typed: `74%`; a bare number gets the key result's unit. */
  readonly value: string;
  readonly date: IsoDate;
  /** Whether a machine read the value. */
  readonly measured?: boolean;
}

/**
 * Writes a dated `(now …)` for a key result: in place of the one it has, in its table's Now column, or behind the sentence.
 * Nothing where the document has no such key result.
 * @param document the entities of `text`
 */
export function updateKeyResult(
  text: string,
  document: OkrDocument,
  objectiveLabel: string,
  keyResultLabel: string,
  { value, date, measured = false }: NewValue,
): readonly TextEdit[] {
  const found = findKeyResult(document, objectiveLabel, keyResultLabel, date);
  if (found === null) return [];
  const index = new LineIndex(text);
  const next = { value: styleValue(value, found.keyResult), date, measured };
  const { now } = found.keyResult;
  const edits = now === null ? addNow(index, found.keyResult, next) : rewriteNow(index, found.keyResult, now, next);
  return [...writeLabels(index, found.objective), ...edits];
}

/** The objective and key result of these labels, in any case; in a file of several cycles, those of the day's cycle first. */
export function findKeyResult(
  document: OkrDocument,
  objectiveLabel: string,
  keyResultLabel: string,
  date: IsoDate,
): { readonly objective: Objective; readonly keyResult: KeyResult } | null {
  const isCurrent = ({ cycle }: Objective): boolean => cycle !== null && cycle.start <= date && date <= cycle.end;
  const labelled = document.objectives.filter(({ label }) => label.toUpperCase() === objectiveLabel.toUpperCase());
  for (const objective of [...labelled.filter(isCurrent), ...labelled]) {
    const keyResult = objective.keyResults.find(({ label }) => label.toUpperCase() === keyResultLabel.toUpperCase());
    if (keyResult !== undefined) return { objective, keyResult };
  }
  return null;
}

function addNow(
  index: LineIndex,
  keyResult: KeyResult,
  { value, date, measured }: Required<NewValue>,
): readonly TextEdit[] {
  const stamp = `${value}, ${date}${measured ? ', measured' : ''}`;
  const cell =
    keyResult.written === 'row' ? findCell(index, keyResult.range.start.line, /^(?:now|current|actual)\b/i) : null;
  if (cell !== null) return writeCell(index, cell, stamp);
  const { line, character } = keyResult.textRange.end;
  const closing =
    /^(?:\*{1,3}|_{1,3}|`+|\]\([^()\s]*\)|\]\[[^\]]*\])+/.exec(index.lineText(line).slice(character))?.[0].length ?? 0;
  return [insertText(line, character + closing, ` (now ${stamp})`)];
}
