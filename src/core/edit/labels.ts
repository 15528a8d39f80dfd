import type { KeyResult, Objective } from '../model/entities';
import type { LineIndex } from '../text/lineIndex';
import type { TextEdit } from '../text/position';
import { insertText } from './textEdits';

/**
 * Writes the implied labels of an objective's key results, all of them as soon as one is missing, since only labelled items
 * count where one is. Nothing where all are written.
 */
export function writeLabels(index: LineIndex, objective: Objective): readonly TextEdit[] {
  return objective.keyResults.flatMap((keyResult) => writeLabel(index, keyResult));
}

function writeLabel(index: LineIndex, { label, labelRange, head }: KeyResult): readonly TextEdit[] {
  if (labelRange === null) return [insertText(head.start.line, head.start.character, `${label}: `)];
  const word = index.slice(labelRange);
  if (/\d/.test(word)) return [];
  const gap = /^kr$/i.test(word) ? '' : ' ';
  return [insertText(labelRange.end.line, labelRange.end.character, gap + label.replace(/^\D+/, ''))];
}
