import type { KeyResult, OkrDocument } from '../../model/entities';
import type { Rule } from '../rule';
import { fullLabel, judgedKeyResults, overlap } from '../scope';

export const noNumber: Rule = {
  id: 'kr/no-number',
  severity: 'warning',
  summary: 'A key result has no target number and is no dated milestone.',
  messages: {
    default:
      '{keyResult} has no number to reach, so nobody can tell when it is: say which metric moves, from where to where.',
  },
  *check({ document }) {
    for (const { objective, keyResult } of judgedKeyResults(document)) {
      if (keyResult.movement.judgement !== 'vague' || isExcused(keyResult, document)) continue;
      yield { range: keyResult.textRange, args: { keyResult: fullLabel(objective, keyResult) } };
    }
  },
};

/** A confidential number is kept elsewhere, a placeholder is reported as one, and a milestone may have its date in a part. */
function isExcused(keyResult: KeyResult, document: OkrDocument): boolean {
  if (keyResult.confidential) return true;
  if (keyResult.movement.kind === 'milestone' && keyResult.due !== null) return true;
  return document.placeholders.some(({ range }) => overlap(range, keyResult.head));
}
